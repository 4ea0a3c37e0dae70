import Campus
import Store

/// Turns a batch of the demonstration into rows.
struct DemonstrationWriter: Sendable {
    let keys: KeyRing
    let search: SearchIndex
    /// Division code → GeoJSON.
    let boundaries: [String: String]
    let now: Instant

    func write(_ batch: DemonstrationBatch, places: DemonstrationPlaces, _ db: Transaction) throws -> DemonstrationPlaces {
        var places = places
        try writeUnits(batch.units, &places, db)
        try writeSchools(batch.schools, confirmedBy: Self.safetyOfficers(in: batch), places, db)
        try writePeople(batch.people, &places, db)
        return places
    }

    // MARK: units

    private func writeUnits(_ units: [DemonstrationUnit], _ places: inout DemonstrationPlaces, _ db: Transaction) throws {
        guard !units.isEmpty else { return }
        let ids = try db.reserveIdentities(of: "unit", count: units.count)
        var rows: [[SQLValue]] = []
        var names: [[SQLValue]] = []
        var found: [[SQLValue]] = []
        for (unit, number) in zip(units, ids) {
            let id = Unit.ID(rawValue: number)
            let parent = unit.parent.flatMap { places.units[$0] }
            let segment = unit.kind == .division ? "\(unit.code ?? "")/" : Unit.segment(of: id)
            let path = (parent?.path ?? "") + segment
            places.units[unit.key] = .init(id: id, path: path, depth: (parent?.depth ?? 0) + 1)
            rows.append(row(unit, id: id, parent: parent?.id, path: path, depth: (parent?.depth ?? 0) + 1))
            if let former = unit.formerName {
                names.append([.integer(number), .text(former), .text("former"), .text("2021-08-31")])
            }
            found += search.rows(unit: id, path: path, .init(
                name: unit.name, shortNames: unit.shortName.isEmpty ? [] : [unit.shortName],
                formerNames: unit.formerName.map { [$0] } ?? [], code: unit.code, kind: unit.kind))
        }
        try db.bulkInsert(into: "unit", columns: Self.unitColumns, rows: rows)
        try db.bulkInsert(into: "unit_name", columns: ["unit_id", "name", "kind", "until_on"], rows: names)
        try db.bulkInsert(into: "unit_period", columns: Self.periodColumns, rows: rows.map { row in
            [row[0], row[8], row[2], row[3], row[11], Self.openedOn.sqlValue]
        })
        try db.bulkInsert(into: "search_key", columns: SearchIndex.columns, rows: found)
    }

    private static let unitColumns = [
        "id", "kind", "parent_id", "path", "depth", "code", "credit_code", "domain", "name", "short_name", "name_key",
        "state", "opened_on", "closed_on", "longitude", "latitude", "boundary", "phone", "changed_by", "changed_at",
    ]
    private static let periodColumns = ["unit_id", "name", "parent_id", "path", "state", "from_on"]

    private func row(_ unit: DemonstrationUnit, id: Unit.ID, parent: Unit.ID?, path: String, depth: Int) -> [SQLValue] {
        let values: [any SQLBindable] = [
            id, unit.kind.rawValue, parent, path, depth, unit.code, unit.creditCode, unit.domain?.rawValue, unit.name,
            unit.shortName, search.nameKey(ofUnit: unit.name), unit.state.rawValue, Self.openedOn,
            unit.state == .closed ? Self.closedOn : nil,
            unit.position?.longitude, unit.position?.latitude, unit.code.flatMap { boundaries[$0] },
            Self.officePhone(of: unit.kind, path: path, number: id.rawValue), Self.author, now,
        ]
        return values.map(\.sqlValue)
    }

    static let author = "演示数据"

    /// Area codes of the five places; the numbers after them begin with 200 and are visibly invented.
    private static let areaCodes = ["4504": "0774", "4502": "0772", "4207": "0711", "5309": "0883", "3708": "0537"]

    private static func officePhone(of kind: Unit.Kind, path: String, number: Int64) -> String {
        let city = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        guard kind != .division, let area = areaCodes[city] else { return "" }
        let digits = String(number % 10_000)
        return "\(area)-200" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
    private static let openedOn: LocalDate = "2021-09-01"
    private static let closedOn: LocalDate = "2024-08-31"

    // MARK: schools

    /// Key of a school → who there looks after its facts.
    private static func safetyOfficers(in batch: DemonstrationBatch) -> [String: String] {
        var names: [String: String] = [:]
        for person in batch.people {
            for post in person.posts where post.role == .safetyOfficer || post.role == .principal {
                if names[post.unit] == nil || post.role == .safetyOfficer { names[post.unit] = person.name }
            }
        }
        return names
    }

    private func writeSchools(
        _ schools: [DemonstrationSchool], confirmedBy officers: [String: String], _ places: DemonstrationPlaces,
        _ db: Transaction
    ) throws {
        var rows: [[SQLValue]] = []
        var facts: [[SQLValue]] = []
        let factColumns = SchoolFact.allCases.map(\.rawValue)
        for school in schools {
            guard let place = places.units[school.unit.key] else { continue }
            let day = now.localDate.adding(days: -school.confirmedDaysAgo)
            let officer = officers[school.unit.key] ?? Self.author
            let values = SchoolFact.allCases.map { Self.value(of: school.facts[$0]) }
            rows.append(
                [.integer(place.id.rawValue), .text(place.path), .text(search.nameKey(ofUnit: school.unit.name))]
                    + values.map(\.stored) + [.text(day.description), .text(officer)])
            let said: SQLValue = .integer(day.start.milliseconds + 9 * 3_600_000)
            facts += zip(SchoolFact.allCases, values).map { fact, value in
                [
                    .integer(place.id.rawValue), .text(fact.rawValue), .text(value.text), .text("demonstration"),
                    .text(officer), said, .text(day.description),
                ]
            }
        }
        try db.bulkInsert(
            into: "school",
            columns: ["unit_id", "path", "name_key"] + factColumns + ["confirmed_on", "confirmed_by"], rows: rows)
        try db.bulkInsert(
            into: "school_fact",
            columns: ["unit_id", "fact", "value", "source", "confirmed_by", "confirmed_at", "confirmed_on"], rows: facts)
    }

    /// A fact as its column holds it and as `school_fact` says it.
    private static func value(of value: DemonstrationFacts.Value) -> (stored: SQLValue, text: String) {
        switch value {
        case .choice(let text), .text(let text): (.text(text), text)
        case .yesNo(let yes): (.integer(yes ? 1 : 0), yes ? "yes" : "no")
        case .count(let number): (.integer(Int64(number)), "\(number)")
        case .degrees(let degrees): (.real(degrees), "\(degrees)")
        }
    }

    // MARK: people

    private func writePeople(_ people: [DemonstrationPerson], _ places: inout DemonstrationPlaces, _ db: Transaction) throws {
        guard !people.isEmpty else { return }
        let ids = try db.reserveIdentities(of: "person", count: people.count)
        let seal = PersonSeal(keys: keys)
        var rows: [[SQLValue]] = []
        var posts: [[SQLValue]] = []
        var found: [[SQLValue]] = []
        for (person, number) in zip(people, ids) {
            let id = Person.ID(rawValue: number)
            if person.key.hasPrefix("account/") { places.people[person.key] = id }
            let key = search.nameKey(ofPerson: person.name)
            rows.append(
                [.integer(number), .text(person.name), .text(key), person.staffNumber.sqlValue]
                    + seal.columns(phone: person.mobile, idNumber: person.residentID, of: id)
                    + [.text(Self.author), .integer(now.milliseconds)])
            var paths: Set<String> = []
            for post in person.posts {
                guard let place = places.units[post.unit] else { continue }
                paths.insert(place.path)
                posts.append([
                    .integer(number), .integer(place.id.rawValue), .text(place.path), .text(key), .text(post.role.rawValue),
                    .text(post.title), .text(post.since.description), .text(Self.author), .integer(now.milliseconds),
                ])
            }
            found += search.rows(person: id, paths: paths, .init(
                name: person.name, phoneTail: String(person.mobile.suffix(4)), staffNumber: person.staffNumber))
        }
        try db.bulkInsert(into: "person", columns: Self.personColumns, rows: rows)
        try db.bulkInsert(into: "post", columns: Self.postColumns, rows: posts)
        try db.bulkInsert(into: "search_key", columns: SearchIndex.columns, rows: found)
    }

    private static let personColumns =
        ["id", "name", "name_key", "staff_no"] + PersonSeal.columnNames + ["changed_by", "changed_at"]
    private static let postColumns = [
        "person_id", "unit_id", "path", "name_key", "role", "title", "starts_on", "changed_by", "changed_at",
    ]
}
