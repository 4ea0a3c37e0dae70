import Campus
import Workflows

/// 「这个人能看什么、为什么」, two people side by side, and who sees a unit (OPS-08).
struct AccessPage: Sendable {
    let head: HeadView
    let tabs: TabsView
    let note: NoteView?
    let people: [FieldView]
    let unit: [FieldView]
    let sections: [SheetSection]

    init(_ turn: Turn) async throws {
        let words = turn.words
        let admin = AdminPage(words: words, caller: turn.caller)
        head = admin.head(.access, then: words("access.then"))
        tabs = admin.tabs(.access)
        let person = try await Self.person("person", turn)
        let other = try await Self.person("with", turn)
        let asked = Self.asked("unit", turn)
        let found = asked.isEmpty ? nil : try await Self.unit(asked, turn)
        people = [
            .text("person", words("access.person"), value: person?.name ?? Self.asked("person", turn), hint: words("access.person.hint"), autocomplete: "off"),
            .text("with", words("access.with"), value: other?.name ?? Self.asked("with", turn), autocomplete: "off"),
        ]
        unit = [.picker("unit", words("access.unit"), from: "/units/picker", chosen: found.map { [ChosenView("\($0.id)", $0.name)] } ?? [])]
        var sections: [SheetSection] = []
        if let person, let other {
            let (one, two) = try await turn.work.access.compare(Person.ID(person.id), Person.ID(other.id), for: turn.caller)
            sections = [Self.comparison(one, two, words), Self.grants(one, words), Self.grants(two, words)]
        } else if let person {
            sections = [Self.grants(try await turn.work.access.explain(Person.ID(person.id), for: turn.caller), words)]
        }
        if let found {
            let (name, onlookers) = try await turn.work.access.onlookers(of: Unit.ID(found.id), for: turn.caller)
            sections.append(Self.onlookers(name, onlookers, words))
        }
        let isMissing = (!Self.asked("person", turn).isEmpty && person == nil) || (!Self.asked("with", turn).isEmpty && other == nil)
            || (!asked.isEmpty && found == nil)
        note = isMissing ? NoteView(words("access.notOne"), .heed) : nil
        self.sections = sections
    }

    private static func asked(_ name: String, _ turn: Turn) -> String {
        let value = turn.query(name)
        return value.isEmpty ? turn.query("\(name).search") : value
    }

    private static func person(_ name: String, _ turn: Turn) async throws -> Picked? {
        try await turn.work.people.person(picked: asked(name, turn), for: turn.caller)
    }

    private static func unit(_ typed: String, _ turn: Turn) async throws -> Picked? {
        if let id = Unit.ID(turn.query("unit")) { return try await turn.work.people.unit(numbered: id, for: turn.caller) }
        return try await turn.work.people.unit(picked: typed, for: turn.caller)
    }

    /// Post → role → branch → permissions, in that order, since each follows from the one before.
    private static func grants(_ person: AccessExplanation, _ words: Words) -> SheetSection {
        let columns = [
            TableColumn("post", words("access.post"), isFixed: true), TableColumn("branch", words("access.branch"), isOnCard: true),
            TableColumn("count", words("access.count"), isOnCard: true), TableColumn("may", words("admin.roles.may"), isOnCard: true),
        ]
        let rows = person.grants.map { grant in
            TableRow(
                id: grant.branch + grant.role.rawValue, name: grant.unitName,
                cells: [
                    TableCell(columns[0], words("role.\(grant.role.rawValue)"), sub: "\(grant.unitName)·\(grant.startsOn) –"),
                    TableCell(columns[1], grant.branchName.isEmpty ? words("access.everything") : grant.branchName),
                    TableCell(columns[2], words("access.units", ["units": words.grouped(grant.units), "schools": words.grouped(grant.schools)])),
                    TableCell(columns[3], chips: grant.permissions.map { ChipView(words("permission.\($0.rawValue)")) }),
                ])
        }
        let account = words(person.account.map { "account.state.\($0.rawValue)" } ?? "account.none")
        let title = SectionView(words("access.of", ["name": person.name]), count: account)
        return rows.isEmpty
            ? SheetSection(title, empty: EmptyView(words("access.none"), reason: words("access.none.reason")))
            : SheetSection(title, table: SmallTable(caption: words("access.of", ["name": person.name]), columns: columns, rows: rows))
    }

    private static func comparison(_ one: AccessExplanation, _ two: AccessExplanation, _ words: Words) -> SheetSection {
        let columns = [
            TableColumn("may", words("admin.roles.may"), isFixed: true), TableColumn("one", one.name, isOnCard: true), TableColumn("two", two.name, isOnCard: true),
        ]
        let both = one.permissions.union(two.permissions)
        let rows = Permission.allCases.filter(both.contains).map { permission in
            TableRow(
                id: permission.rawValue, name: permission.rawValue,
                cells: [
                    TableCell(columns[0], words("permission.\(permission.rawValue)")),
                    TableCell(columns[1], words(one.permissions.contains(permission) ? "people.yes" : "access.may.not")),
                    TableCell(columns[2], words(two.permissions.contains(permission) ? "people.yes" : "access.may.not")),
                ])
        }
        return SheetSection(
            SectionView(words("access.compare")), table: SmallTable(caption: words("access.compare"), columns: columns, rows: rows))
    }

    private static func onlookers(_ unit: String, _ people: [Onlooker], _ words: Words) -> SheetSection {
        let columns = [
            TableColumn("name", words("person.name"), isFixed: true), TableColumn("role", words("post.role"), isOnCard: true),
            TableColumn("unit", words("access.by"), isOnCard: true), TableColumn("account", words("person.account"), isOnCard: true),
        ]
        let rows = people.map { one in
            TableRow(
                id: "\(one.person)", name: one.name,
                cells: [
                    TableCell(columns[0], one.name), TableCell(columns[1], words("role.\(one.role.rawValue)")),
                    TableCell(columns[2], one.unitName), TableCell(columns[3], words(one.hasAccount ? "people.yes" : "people.no")),
                ])
        }
        return SheetSection(
            SectionView(words("access.onlookers", ["unit": unit]), count: "\(people.count)"),
            table: SmallTable(caption: words("access.onlookers", ["unit": unit]), columns: columns, rows: rows))
    }
}
