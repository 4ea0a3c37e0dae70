import Campus
import Workflows

/// One unit: what it is, what is planned, who is in charge, what it was before.
struct UnitPage: Sendable {
    let head: HeadView
    let note: NoteView?
    let planned: [PlannedRow]
    let facts: FactsBlock
    let duty: DutyList
    let shapes: SmallTable
    let shapesSection: SectionView
    let history: TimelineView?
    let actions: [ButtonView]

    struct PlannedRow: Sendable {
        let text: String
        let detail: String
        let mark: MarkView
        let buttons: [ButtonView]

        init(_ planned: Reorganisation, caller: Caller, _ words: Words, withUnit: Bool = false) {
            let names = planned.change.others.compactMap { planned.names[$0] }.joined(separator: words("list.comma"))
            var text = words("unit.planned.\(planned.change.kind)", ["day": planned.day.description, "names": names, "unit": planned.unitName])
            if case .rename(let name, _) = planned.change { text += words("unit.planned.name", ["name": name]) }
            self.text = text
            detail = [planned.reason, words("unit.decided", ["name": planned.decidedBy, "time": planned.decidedAt.tableText])]
                .filter { !$0.isEmpty }.joined(separator: words("list.comma"))
            mark = switch planned.state {
            case .planned: MarkView(.g4, words("unit.state.waiting"))
            case .failed: MarkView(.over, words("error.unit.\(planned.failure).title"))
            case .applied: MarkView(.ok, words("unit.state.done"))
            case .cancelled: MarkView(.plain, words("unit.state.cancelled"))
            }
            let cancel: [ButtonView] = planned.state == .planned && caller.may(.reorganiseUnits)
                ? [.post(words("unit.cancel"), to: "/reorganisations/\(planned.id)/cancel", .low, asking: words("unit.cancel.ask"))] : []
            buttons = (withUnit ? [.link(planned.unitName, to: "/units/\(planned.unit)", .low)] : []) + cancel
        }
    }

    static func crumbs(_ profile: UnitProfile, _ words: Words) -> [CrumbView] {
        [CrumbView(words("rail.units"), "/units")] + profile.way.map { CrumbView($0.name, "/units/\($0.id)") }
            + [CrumbView(profile.unit.name, "/units/\(profile.unit.id)")]
    }

    init(_ profile: UnitProfile, caller: Caller, today: LocalDate, _ words: Words) {
        let unit = profile.unit
        let isSchool = unit.kind == .school
        head = HeadView(
            unit.name, then: Self.verdict(profile, words), mark: unit.state == .open ? nil : MarkView(unit.state == .closed ? .plain : .g4, words("unit.state.\(unit.state.rawValue)")),
            crumbs: Self.crumbs(profile, words).dropLast() + [CrumbView(unit.name)],
            buttons: isSchool ? [.link(words("unit.toSchool"), to: "/schools/\(unit.id)", .main)] : [])
        note = profile.successor.map {
            NoteView(words("unit.successor.is", ["day": profile.closedOn?.description ?? ""]), .heed, link: LinkView($0.name, "/units/\($0.id)"))
        }
        planned = profile.reorganisations.filter { $0.state == .planned || $0.state == .failed }.map { PlannedRow($0, caller: caller, words) }
        facts = FactsBlock(section: SectionView(words("unit.about")), facts: Self.facts(profile, words))
        duty = DutyList(
            section: SectionView(words("school.people")), people: profile.people.map { DutyView($0, words) }, empty: words("school.people.none"))
        shapesSection = SectionView(words("unit.shapes"))
        shapes = Self.shapes(profile, words)
        history = profile.history.isEmpty ? nil : TimelineView(profile.history.map { TimelineStep($0, words) })
        actions = Self.actions(profile, caller, words)
    }

    private static func verdict(_ profile: UnitProfile, _ words: Words) -> String {
        let kind = words("unit.kind.\(profile.unit.kind.rawValue)")
        let below = profile.below.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { words("unit.below", ["kind": words("unit.kind.\($0.key.rawValue)"), "count": words.grouped($0.value)]) }
        return ([kind] + below).joined(separator: words("list.comma"))
    }

    private static func facts(_ profile: UnitProfile, _ words: Words) -> [FactView] {
        let former = profile.formerNames.map { $0.until == nil ? $0.name : words("unit.former", ["name": $0.name, "day": $0.until?.description ?? ""]) }
        let all: [(String, String?)] = [
            ("code", profile.unit.code), ("shortName", profile.unit.shortName),
            ("otherNames", profile.shortNames.filter { $0 != profile.unit.shortName }.joined(separator: words("list.comma"))),
            ("former", former.joined(separator: words("list.comma"))), ("creditCode", profile.creditCode),
            ("domain", profile.unit.domain.map { words("unit.domain.\($0.rawValue)") }), ("phone", profile.phone),
            ("openedOn", profile.openedOn?.description), ("closedOn", profile.closedOn?.description),
        ]
        return all.compactMap { key, value in value.flatMap { $0.isEmpty ? nil : FactView(words("unit.field.\(key)"), $0) } }
    }

    private static func shapes(_ profile: UnitProfile, _ words: Words) -> SmallTable {
        let columns = [
            TableColumn("from", words("unit.from"), isFixed: true), TableColumn("until", words("unit.until")),
            TableColumn("name", words("unit.field.name")), TableColumn("parent", words("unit.parent")), TableColumn("state", words("list.units.state")),
        ]
        let rows = profile.shapes.reversed().enumerated().map { index, shape in
            TableRow(id: "s\(index)", name: shape.name, cells: [
                TableCell(columns[0], shape.from.description),
                TableCell(columns[1], shape.until.map { $0.adding(days: -1).description } ?? words("unit.now")),
                TableCell(columns[2], shape.name), TableCell(columns[3], shape.parent.flatMap { profile.parentNames[$0] } ?? ""),
                TableCell(columns[4], words("unit.state.\(shape.state.rawValue)")),
            ])
        }
        return SmallTable(caption: words("unit.shapes"), columns: columns, rows: rows)
    }

    private static func actions(_ profile: UnitProfile, _ caller: Caller, _ words: Words) -> [ButtonView] {
        let unit = profile.unit
        guard unit.state != .closed else { return [] }
        var buttons: [ButtonView] = []
        if caller.may(.editUnits) {
            buttons.append(.link(words("unit.edit.crumb"), to: "/units/\(unit.id)/edit", icon: "edit"))
            buttons.append(.link(words("unit.add.below"), to: "/units/new?in=\(unit.id)", icon: "plus"))
        }
        if caller.may(.reorganiseUnits) {
            let kinds = unit.state == .planned ? ["open", "rename", "move", "close"] : ["rename", "move", "merge", "split", "close"]
            buttons += kinds.filter { $0 != "split" || unit.kind != .division }.map { .link(words("unit.change.\($0)"), to: "/units/\(unit.id)/\($0)") }
        }
        if caller.may(.editUnits), profile.canBeDeleted {
            buttons.append(.post(words("unit.delete"), to: "/units/\(unit.id)/delete", asking: words("unit.delete.ask", ["name": unit.name])))
        }
        return buttons
    }
}

extension DutyView {
    /// Somebody in charge; the office's phone may be called, of a personal one only the tail is shown.
    init(_ person: PersonInCharge, _ words: Words, withUnit: Bool = false) {
        let post = person.title.isEmpty ? words("role.\(person.role.rawValue)") : person.title
        self.init(
            withUnit ? "\(person.unitName) \(post)" : post, person.name, phone: person.officePhone,
            note: person.phoneTail.map { MarkView(.plain, words("person.tail", ["tail": $0])) },
            address: person.person.map { "/people/\($0)" })
    }
}

extension TimelineStep {
    init(_ line: HistoryLine, _ words: Words) {
        let title = words.has("history.\(line.action)") ? words("history.\(line.action)", ["name": line.who]) : "\(line.who) \(line.action)"
        let changes = line.changes.filter { $0.old != $0.new }.prefix(6).map { change in
            words("history.change", [
                "field": Self.label(change.field, words), "old": Self.value(change.old, of: change.field, words),
                "new": Self.value(change.new, of: change.field, words),
            ])
        }
        let detail = (changes + [line.reason]).filter { !$0.isEmpty }.joined(separator: words("list.semicolon"))
        self.init(TimeView(line.at), title, detail: detail.isEmpty ? nil : detail)
    }

    private static func label(_ field: String, _ words: Words) -> String {
        if SchoolFact(rawValue: field) != nil { return words("fact.\(field)") }
        return words.has("unit.field.\(field)") ? words("unit.field.\(field)") : field
    }

    private static func value(_ text: String, of field: String, _ words: Words) -> String {
        guard !text.isEmpty else { return words("fact.unknown") }
        guard let fact = SchoolFact(rawValue: field) else { return text }
        return FactWords.text(text, of: fact, words)
    }
}
