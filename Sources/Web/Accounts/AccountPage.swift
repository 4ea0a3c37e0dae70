import Campus
import Workflows

/// One account, as administrators see it, with what each of them may do.
struct AccountPage {
    let words: Words
    let account: AccountRecord
    let caller: Caller
    let now: Instant
    var typing: Typing
    /// A one-time link, right after it was made.
    var link: String?

    var sheet: SheetPage {
        SheetPage(head: head, next: next, sections: linkSection + [posts] + forms, side: [facts], sideLabel: words("account.facts"))
    }

    private var isLocked: Bool { account.lockedUntil.map { $0 > now } ?? false }

    private var head: HeadView {
        HeadView(
            account.name, then: account.posts.first.map { "\($0.unitName)·\(words("role.\($0.role.rawValue)"))" },
            mark: AccountMark.of(account.state, words),
            crumbs: [CrumbView(words("rail.admin"), "/admin"), CrumbView(words("admin.tab.accounts"), "/admin/accounts"), CrumbView(account.name)],
            buttons: buttons)
    }

    private func action(_ name: String, _ weight: ButtonView.Weight = .plain) -> ButtonView {
        .post(words("account.do.\(name)"), to: "/admin/accounts/\(account.id)/\(name)", weight)
    }

    private var buttons: [ButtonView] {
        var buttons: [ButtonView] = []
        if caller.may(.manageAccounts) {
            if account.state == .invited { buttons.append(action("link", .yes)) }
            if account.state == .active { buttons.append(.post(words("account.do.password-link"), to: "/admin/accounts/\(account.id)/link")) }
            if account.state == .disabled { buttons.append(action("enable")) }
        }
        if caller.may(.manageRoles) || caller.may(.manageAccounts) {
            buttons.append(.link(words("account.do.explain"), to: "/admin/access?person=\(account.person)"))
        }
        return buttons
    }

    private var next: NextView? {
        guard account.state == .waiting else { return nil }
        guard caller.may(.approveAccounts) else { return NextView(words("account.waits"), words("account.waits.other")) }
        return NextView(words("account.waits"), words("account.waits.you"), buttons: [action("approve", .main)])
    }

    private var linkSection: [SheetSection] {
        guard let link else { return [] }
        return [
            SheetSection(SectionView(words("account.link")), note: NoteView(words("account.link.once"), .heed), secrets: [link])
        ]
    }

    private var posts: SheetSection {
        let columns = [
            TableColumn("unit", words("post.unit"), isFixed: true), TableColumn("role", words("post.role"), isOnCard: true),
            TableColumn("time", words("post.time"), isOnCard: true),
        ]
        let rows = account.posts.map { post in
            TableRow(
                id: "\(post.id)", name: post.unitName,
                cells: [
                    TableCell(columns[0], post.unitName), TableCell(columns[1], words("role.\(post.role.rawValue)"), sub: post.title.isEmpty ? nil : post.title),
                    TableCell(columns[2], "\(post.startsOn) – \(post.endsOn.map { "\($0)" } ?? "")"),
                ])
        }
        return SheetSection(SectionView(words("person.posts")), table: SmallTable(caption: words("person.posts"), columns: columns, rows: rows))
    }

    private var facts: SheetSection {
        var facts = [
            FactView(words("account.login"), account.login),
            FactView(words("account.state"), words("account.state.\(account.state.rawValue)"), source: account.reason.isEmpty ? nil : reason),
            FactView(words("account.secondFactor"), words(account.hasSecondFactor ? "people.yes" : "people.no")),
            FactView(words("account.devices"), "\(account.openDevices)"), FactView(words("account.tokens"), "\(account.tokens)"),
            FactView(words("account.lastSeen"), account.lastSeenAt?.tableText ?? words("people.none")),
        ]
        if isLocked, let until = account.lockedUntil {
            facts.append(FactView(words("account.locked"), until.tableText, warning: MarkView(.over, words("account.locked.now"))))
        }
        return SheetSection(SectionView(words("account.facts")), facts: facts)
    }

    private var reason: String { words.has("account.reason.\(account.reason)") ? words("account.reason.\(account.reason)") : account.reason }

    /// Actions that need a reason; each field has a name of its own, so that each has an address on the page.
    private var forms: [SheetSection] {
        var names: [String] = []
        if caller.may(.approveAccounts), account.state == .waiting { names.append("refuse") }
        if caller.may(.manageAccounts) {
            if isLocked { names.append("unlock") }
            if account.state != .disabled, account.id != caller.account { names.append("disable") }
        }
        if caller.may(.manageRoles), account.hasSecondFactor, !account.waitsForSecondFactor, account.id != caller.account {
            names.append("second-factor")
        }
        return names.map(form)
    }

    private func form(_ name: String) -> SheetSection {
        let field = FieldView.text(
            "reason-\(name)", words("account.reason"), value: typing.value("reason-\(name)"), hint: words("account.why.\(name)"),
            error: typing.fields?.optional("reason-\(name)") == nil ? nil : typing.error("reason"), required: true, longest: 200)
        return SheetSection(
            SectionView(words("account.do.\(name)")),
            form: FormView(
                action: "/admin/accounts/\(account.id)/\(name)", once: Turn.once(), summary: SummaryView(fields: [field], words: words),
                fields: [field], submit: words("account.do.\(name)")))
    }
}

enum AccountMark {
    static func of(_ state: AccountState, _ words: Words) -> MarkView {
        let kind: MarkView.Kind =
            switch state {
            case .active: .ok
            case .waiting: .g3
            case .invited: .g4
            case .disabled: .none
            }
        return MarkView(kind, words("account.state.\(state.rawValue)"))
    }
}
