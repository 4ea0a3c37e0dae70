import Campus
import Workflows

/// The pages under 「管理」: one head, the tabs that the caller may open, what stands in each.
struct AdminPage {
    enum Tab: String, CaseIterable {
        case overview, accounts, roles, access, settings, health

        var address: String { self == .overview ? "/admin" : "/admin/\(rawValue)" }

        func isOpen(to caller: Caller) -> Bool {
            switch self {
            case .overview, .accounts: caller.may(.seeAccounts)
            case .roles: RailArea.admin.isOpen(to: caller.role)
            case .access: caller.may(.manageRoles) || caller.may(.manageAccounts)
            case .settings: Setting.all.contains { caller.may($0.permission) }
            case .health: caller.may(.manageSystem)
            }
        }
    }

    let words: Words
    let caller: Caller

    func head(_ tab: Tab, then: String? = nil, buttons: [ButtonView] = []) -> HeadView {
        HeadView(
            words("admin.tab.\(tab.rawValue)"), then: then,
            crumbs: [CrumbView(words("rail.admin"), tab == .overview || !Tab.overview.isOpen(to: caller) ? nil : "/admin")],
            buttons: buttons)
    }

    func tabs(_ tab: Tab) -> TabsView {
        TabsView(
            label: words("rail.admin"),
            items: Tab.allCases.filter { $0.isOpen(to: caller) }
                .map { LinkView(words("admin.tab.\($0.rawValue)"), $0.address, isCurrent: $0 == tab) })
    }

    func sheet(
        _ tab: Tab, _ sections: [SheetSection], then: String? = nil, next: NextView? = nil, buttons: [ButtonView] = []
    ) -> SheetPage {
        SheetPage(head: head(tab, then: then, buttons: buttons), tabs: tabs(tab), next: next, sections: sections)
    }

    func overview(waiting: Int, requests: [SecondFactorRequest]) -> SheetPage {
        let approves = caller.may(.approveAccounts)
        let next = waiting == 0
            ? nil
            : NextView(
                words("admin.waiting", count: waiting), words(approves ? "admin.waiting.you" : "admin.waiting.other"),
                buttons: [.link(words("admin.waiting.open"), to: "/admin/accounts?state=waiting", approves ? .main : .plain)])
        let section = requests.isEmpty
            ? SheetSection(
                SectionView(words("admin.lost")),
                empty: EmptyView(words("admin.lost.none"), reason: words("admin.lost.how")))
            : SheetSection(SectionView(words("admin.lost"), count: "\(requests.count)"), table: table(requests))
        let new: [ButtonView] = caller.may(.manageAccounts) ? [.link(words("account.new"), to: "/admin/accounts/new", .yes)] : []
        return sheet(.overview, [section, duties], then: words("admin.then"), next: next, buttons: new)
    }

    private func table(_ requests: [SecondFactorRequest]) -> SmallTable {
        let columns = [
            TableColumn("name", words("person.name"), isFixed: true), TableColumn("unit", words("post.unit"), isOnCard: true),
            TableColumn("by", words("admin.lost.by"), isOnCard: true), TableColumn("reason", words("account.reason"), isOnCard: true),
            TableColumn("do", words("people.do"), isOnCard: true), TableColumn("no", words("admin.lost.no"), isOnCard: true),
        ]
        let mayAnswer = caller.may(.manageAccounts)
        return SmallTable(
            caption: words("admin.lost"), columns: columns,
            rows: requests.map { one in
                let address = "/admin/second-factor/\(one.id)"
                return TableRow(
                    id: "\(one.id)", name: one.name,
                    cells: [
                        TableCell(columns[0], one.name, address: "/admin/accounts/\(one.account)"), TableCell(columns[1], one.unitName),
                        TableCell(columns[2], one.askedBy, sub: one.askedAt.tableText), TableCell(columns[3], one.reason),
                        mayAnswer
                            ? TableCell(columns[4], button: .post(words("admin.lost.confirm"), to: "\(address)/confirm", .low, asking: words("admin.lost.question")))
                            : TableCell(columns[4], words("admin.lost.other")),
                        mayAnswer ? TableCell(columns[5], button: .post(words("admin.lost.refuse"), to: "\(address)/refuse", .low)) : TableCell(columns[5], "–"),
                    ])
            })
    }

    /// The three duties and what each does, since no person holds two.
    private var duties: SheetSection {
        SheetSection(
            SectionView(words("admin.duties")), text: words("admin.duties.why"),
            facts: Role.allCases.filter(\.administrativeDuty).map {
                FactView(words("role.\($0.rawValue)"), words("admin.duty.\($0.rawValue)"))
            })
    }
}

/// Who may do what: the table of the code itself, printed.
struct RoleTable {
    let words: Words

    var section: SheetSection {
        let columns = [TableColumn("role", words("post.role"), isFixed: true), TableColumn("may", words("admin.roles.may"), isOnCard: true)]
        let rows = Role.allCases.map { role in
            let permissions = Permission.allCases.filter(role.permissions.contains)
            return TableRow(
                id: role.rawValue, name: role.rawValue,
                cells: [
                    TableCell(columns[0], words("role.\(role.rawValue)")),
                    permissions.isEmpty
                        ? TableCell(columns[1], words("admin.roles.nothing"))
                        : TableCell(columns[1], chips: permissions.map { ChipView(words("permission.\($0.rawValue)")) }),
                ])
        }
        return SheetSection(table: SmallTable(caption: words("admin.tab.roles"), columns: columns, rows: rows))
    }
}

/// One rule: what it says here, from where, and the field to change it.
struct SettingSection {
    let words: Words
    let line: SettingsWork.Line
    let typing: Typing

    var section: SheetSection {
        let name = line.setting.name
        let fact = FactView(
            words("setting.value"), "\(line.value) \(words("setting.\(name).unit"))", source: source)
        var section = SheetSection(SectionView(words("setting.\(name)")), text: words("setting.\(name).help"), facts: [fact])
        guard line.mayChange else { return section }
        let range = words("setting.range", ["low": "\(line.setting.range.lowerBound)", "high": "\(line.setting.range.upperBound)"])
        let isHere = line.origin.map { !$0.isInherited } ?? false
        let field = FieldView.number(
            name, words("setting.new"), value: typing.fields?.optional(name) ?? (isHere ? "\(line.value)" : nil),
            unit: words("setting.\(name).unit"), hint: range, error: typing.error(name))
        section.form = FormView(
            action: "/admin/settings/\(name)", once: Turn.once(), summary: SummaryView(fields: [field], words: words),
            fields: [field], submit: words("form.save"))
        return section
    }

    private var source: String {
        guard let origin = line.origin else { return words("setting.usual") }
        let values = ["unit": origin.unitName, "name": origin.setBy, "time": origin.setAt.tableText]
        return words(origin.isInherited ? "setting.inherited" : "setting.here", values)
    }
}
