import Campus
import Workflows

extension SchoolSection {
    /// Who is in charge: the school's own first, then each level above (ORG-08).
    init(inChargeOf profile: SchoolProfile, _ words: Words) {
        let columns = [
            TableColumn("post", words("school.above.post"), isFixed: true), TableColumn("name", words("school.above.name"), isOnCard: true),
            TableColumn("unit", words("school.above.unit"), isOnCard: true), TableColumn("phone", words("school.above.phone"), isOnCard: true),
        ]
        let own = profile.unit.people.map { ($0, words("school.own")) }
        let people = own + profile.above.map { ($0, $0.unitName) }
        let nobody = TableRow(id: "a", name: words("school.own"), cells: [
            TableCell(columns[0], words("school.people.none")), TableCell(columns[1], ""),
            TableCell(columns[2], words("school.own")), TableCell(columns[3], ""),
        ])
        let rows = people.enumerated().map { index, line in
            let (person, unit) = line
            return TableRow(id: "a\(index)", name: unit, cells: [
                TableCell(columns[0], person.title.isEmpty ? words("role.\(person.role.rawValue)") : person.title),
                TableCell(columns[1], person.name, address: person.person.map { "/people/\($0)" }),
                TableCell(columns[2], unit),
                TableCell(columns[3], person.officePhone ?? words("school.above.phone.none"), address: person.officePhone.map { "tel:\($0)" }),
            ])
        }
        let table = SmallTable(caption: words("school.above"), columns: columns, rows: own.isEmpty ? [nobody] + rows : rows)
        self.init(SectionView(words("school.above")), table: table)
    }
}
