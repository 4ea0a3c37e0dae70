import Campus
import Workflows

extension SchoolPage {
    /// The profile of a school as its page: verdict first, then year, people, facts, place, history.
    init(_ profile: SchoolProfile, caller: Caller, _ words: Words) {
        let unit = profile.unit.unit
        let id = unit.id
        let canEdit = caller.may(.editSchoolFacts) && unit.state != .closed
        let stale = profile.missing.count + profile.old.count
        let common = Self.commonSource(profile, words)
        self.init(
            head: HeadView(
                unit.name, then: Self.verdict(profile, words),
                mark: unit.state == .open ? nil : MarkView(unit.state == .closed ? .plain : .g4, words("unit.state.\(unit.state.rawValue)")),
                crumbs: [CrumbView(words("rail.schools"), "/schools")] + profile.unit.way.map { CrumbView($0.name, "/schools?in=\($0.id)") },
                buttons: [
                    .link(words("school.file"), to: "/schools/\(id)/file", icon: "print"),
                    .link(words("school.unit"), to: "/units/\(id)", icon: "tree"),
                ]),
            next: stale > 0 && canEdit ? Self.next(profile, caller, words) : nil,
            sections: [Self.above(profile, words)] + Self.planned(profile, words),
            facts: FactsBlock(
                section: SectionView(words("school.side"), more: canEdit ? LinkView(words("facts.edit"), "/schools/\(id)/facts") : nil),
                facts: profile.facts.map { Self.fact($0, unless: common, words) }, note: common.map { NoteView(words("facts.common", ["who": $0])) }),
            year: Self.year(profile, words),
            duty: DutyList(
                section: SectionView(words("school.people")), people: profile.unit.people.map { DutyView($0, words) },
                empty: words("school.people.none")),
            map: Self.map(profile, words),
            history: profile.unit.history.isEmpty ? nil : TimelineView(profile.unit.history.prefix(12).map { TimelineStep($0, words) }),
            historySection: profile.unit.history.isEmpty ? nil : SectionView(words("unit.history"), more: LinkView(words("school.file"), "/schools/\(id)/file")))
    }

    private static func verdict(_ profile: SchoolProfile, _ words: Words) -> String {
        let known = Dictionary(uniqueKeysWithValues: profile.facts.compactMap { line in line.value.map { (line.fact, $0) } })
        let parts = [SchoolFact.ownership, .stage, .setting].compactMap { fact in known[fact].map { FactWords.text($0, of: fact, words) } }
        let pupils = known[.pupils].flatMap { Int($0) }.map { words("school.pupils", count: $0) }
        let boarders = known[.boarders].flatMap { Int($0) }.flatMap { $0 > 0 ? words("school.boarders", count: $0) : nil }
        return (parts + [pupils, boarders].compactMap { $0 }).joined(separator: words("list.comma"))
    }

    static func factsVerdict(_ profile: SchoolProfile, _ words: Words) -> String {
        if profile.missing.isEmpty && profile.old.isEmpty { return words("facts.fresh") }
        let parts = [
            profile.missing.isEmpty ? nil : words("facts.missing", count: profile.missing.count),
            profile.old.isEmpty ? nil : words("facts.old", count: profile.old.count),
        ]
        return parts.compactMap { $0 }.joined(separator: words("list.comma"))
    }

    /// 「无变化」 of everything that is known, for the version that was looked at.
    static func confirmButton(_ profile: SchoolProfile, _ words: Words, _ weight: ButtonView.Weight) -> ButtonView {
        .post(
            words("facts.confirm"), to: "/schools/\(profile.unit.unit.id)/facts/confirm",
            fields: [HiddenField(FormNames.version, "\(profile.version)")], weight)
    }

    private static func next(_ profile: SchoolProfile, _ caller: Caller, _ words: Words) -> NextView {
        let id = profile.unit.unit.id
        let confirm: [ButtonView] = caller.may(.confirmSchoolFacts) ? [confirmButton(profile, words, .main)] : []
        return NextView(
            words("school.next"), factsVerdict(profile, words), isBad: false,
            buttons: confirm + [.link(words("facts.edit"), to: "/schools/\(id)/facts")])
    }

    static func source(_ line: FactLine, _ words: Words) -> String? {
        guard let day = line.confirmedOn, let name = line.confirmedBy else { return line.value == nil ? nil : words("fact.never") }
        return words("fact.confirmed", ["day": day.description, "name": name])
    }

    /// Who confirmed most of the facts, and when: said once instead of under each.
    private static func commonSource(_ profile: SchoolProfile, _ words: Words) -> String? {
        let sources = profile.facts.filter { $0.value != nil }.compactMap { source($0, words) }
        let counted = Dictionary(sources.map { ($0, 1) }, uniquingKeysWith: +)
        return counted.filter { $0.value > 2 }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// - Parameter common: What is said of most facts already.
    static func fact(_ line: FactLine, unless common: String?, _ words: Words) -> FactView {
        let own = source(line, words)
        let warning: MarkView? = line.value == nil ? nil : line.isOld ? MarkView(.g3, words("fact.old.short")) : nil
        return FactView(
            words("fact.\(line.fact.rawValue)"), FactWords.text(line.value ?? "", of: line.fact, words), source: own == common ? nil : own, warning: warning)
    }

    /// Who is in charge at each level (ORG-08).
    private static func above(_ profile: SchoolProfile, _ words: Words) -> SchoolSection {
        let section = SectionView(words("school.above"))
        guard !profile.above.isEmpty else { return SchoolSection(section, empty: EmptyView(words("school.above.none"))) }
        let columns = [
            TableColumn("unit", words("school.above.unit"), isFixed: true), TableColumn("post", words("school.above.post"), isOnCard: true),
            TableColumn("name", words("school.above.name"), isOnCard: true), TableColumn("phone", words("school.above.phone"), isOnCard: true),
        ]
        let rows = profile.above.enumerated().map { index, person in
            TableRow(id: "a\(index)", name: person.unitName, cells: [
                TableCell(columns[0], person.unitName),
                TableCell(columns[1], person.title.isEmpty ? words("role.\(person.role.rawValue)") : person.title),
                TableCell(columns[2], person.name),
                TableCell(columns[3], person.officePhone ?? words("school.above.phone.none"), address: person.officePhone.map { "tel:\($0)" }),
            ])
        }
        return SchoolSection(section, table: SmallTable(caption: words("school.above"), columns: columns, rows: rows))
    }

    private static func planned(_ profile: SchoolProfile, _ words: Words) -> [SchoolSection] {
        let planned = profile.unit.planned
        guard !planned.isEmpty else { return [] }
        let columns = [TableColumn("day", words("unit.day"), isFixed: true), TableColumn("what", words("units.planned"), isOnCard: true)]
        let rows = planned.map { change in
            TableRow(id: "p\(change.id)", name: change.day.description, address: "/units/\(profile.unit.unit.id)", cells: [
                TableCell(columns[0], change.day.description, address: "/units/\(profile.unit.unit.id)"),
                TableCell(columns[1], words("unit.change.\(change.change.kind)"), sub: change.reason),
            ])
        }
        return [SchoolSection(SectionView(words("units.planned")), table: SmallTable(caption: words("units.planned"), columns: columns, rows: rows))]
    }

    private static func year(_ profile: SchoolProfile, _ words: Words) -> YearLine {
        let first = SchoolYear(of: profile.today).first
        let done = profile.unit.history.map { ($0.at.localDate, MarkView.Kind.ok, TimelineStep($0, words).title, String?.none) }
        let ahead = profile.unit.planned.map { ($0.day, MarkView.Kind.g4, words("unit.change.\($0.change.kind)"), String?.none) }
        let marks = (done + ahead).filter { (0...365).contains(first.days(until: $0.0)) }
        return YearLine(
            section: SectionView(words("school.year", ["year": SchoolYear(of: profile.today).description])),
            sentence: marks.isEmpty ? words("school.year.none") : words("school.year.sentence", ["done": "\(marks.count { $0.1 == .ok })", "ahead": "\(marks.count { $0.1 == .g4 })"]),
            from: first, today: profile.today,
            holidays: profile.holidays.enumerated().map { index, days in
                (days.lowerBound, days.upperBound, words(index == 0 && profile.holidays.count > 1 ? "school.winter" : "school.summer"))
            },
            marks: marks.map { (day: $0.0, kind: $0.1, text: $0.2, address: $0.3) }, words: words)
    }

    private static func map(_ profile: SchoolProfile, _ words: Words) -> MapBox? {
        guard let position = profile.position else { return nil }
        let neighbours = profile.neighbours.map { neighbour in
            (position: MapBox.Position(longitude: neighbour.position.longitude, latitude: neighbour.position.latitude), name: neighbour.name, kind: "school")
        }
        return MapBox(
            section: SectionView(words("school.place")),
            sentence: words("school.place.sentence", ["count": "\(neighbours.count)"]),
            centre: .init(longitude: position.longitude, latitude: position.latitude), centreName: profile.unit.unit.name, metres: 1_000,
            ringLabel: words("school.place.ring"), neighbours: neighbours)
    }
}

/// 一校一档: everything that is known of a school, for paper.
struct SchoolFilePage: Sendable {
    let head: HeadView
    let facts: SmallTable
    let people: SmallTable
    let shapes: SmallTable
    let history: TimelineView
    let printed: String

    init(_ profile: SchoolProfile, printedBy name: String, at now: Instant, _ words: Words) {
        let unit = profile.unit.unit
        head = HeadView(
            words("school.file.title", ["name": unit.name]), then: profile.unit.way.map(\.name).joined(separator: " › "),
            crumbs: [CrumbView(words("rail.schools"), "/schools"), CrumbView(unit.name, "/schools/\(unit.id)"), CrumbView(words("school.file"))])
        facts = Self.table(words("school.side"), ["school.file.fact", "school.file.value", "school.file.confirmed"], profile.facts.map {
            [words("fact.\($0.fact.rawValue)"), FactWords.text($0.value ?? "", of: $0.fact, words), SchoolPage.source($0, words) ?? ""]
        }, words)
        people = Self.table(words("school.people"), ["school.above.unit", "school.above.post", "school.above.name"], (profile.unit.people + profile.above).map {
            [$0.unitName, $0.title.isEmpty ? words("role.\($0.role.rawValue)") : $0.title, $0.name]
        }, words)
        shapes = Self.table(words("unit.shapes"), ["unit.from", "unit.until", "unit.field.name"], profile.unit.shapes.map {
            [$0.from.description, $0.until.map { $0.adding(days: -1).description } ?? words("unit.now"), $0.name]
        }, words)
        history = TimelineView(profile.unit.history.map { TimelineStep($0, words) })
        printed = words("print.by", ["name": name, "time": now.tableText])
    }

    private static func table(_ caption: String, _ heads: [String], _ lines: [[String]], _ words: Words) -> SmallTable {
        let columns = heads.enumerated().map { TableColumn("c\($0)", words($1), isOnCard: true, isFixed: $0 == 0) }
        return SmallTable(caption: caption, columns: columns, rows: lines.enumerated().map { index, line in
            TableRow(id: "l\(index)", name: line.first ?? "", cells: zip(columns, line).map { TableCell($0, $1) })
        })
    }
}
