import Campus
import Workflows

extension SchoolPage {
    /// The profile of a school as its page: verdict first, then year, people, facts, place, history.
    init(_ profile: SchoolProfile, caller: Caller, _ words: Words) {
        let unit = profile.unit.unit
        let id = unit.id
        let canEdit = caller.may(.editSchoolFacts) && unit.state != .closed
        let stale = profile.missing.count + profile.old.count
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
            sections: [SchoolSection(inChargeOf: profile, words)] + Self.planned(profile, words),
            facts: SchoolBasics(
                profile, section: SectionView(words("school.side"), more: canEdit ? LinkView(words("facts.edit"), "/schools/\(id)/facts") : nil), words),
            year: SchoolYearSection(profile: profile, words: words).line,
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

    private static func map(_ profile: SchoolProfile, _ words: Words) -> MapBox? {
        guard let position = profile.position else { return nil }
        let neighbours = profile.neighbours.map { neighbour in
            MapBox.Neighbour(
                neighbour.name, kind: "school", at: .init(longitude: neighbour.position.longitude, latitude: neighbour.position.latitude),
                address: "/schools/\(neighbour.id)")
        }
        return MapBox(
            section: SectionView(words("school.place")),
            sentence: neighbours.isEmpty ? words("school.place.alone") : words("school.place.sentence", ["count": "\(neighbours.count)"]),
            centre: .init(longitude: position.longitude, latitude: position.latitude), centreName: words("school.place.here"), metres: 1_000,
            ringLabel: words("school.place.ring"), neighbours: neighbours,
            caption: words("school.place.caption", ["longitude": "\(position.longitude)", "latitude": "\(position.latitude)"]),
            distance: { words("map.metres", ["metres": words.grouped($0)]) })
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
