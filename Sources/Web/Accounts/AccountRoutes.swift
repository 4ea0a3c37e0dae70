import Campus
import Hummingbird
import Workflows

/// Accounts: made by one administrator, approved by another.
struct AccountRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("admin/accounts", use: all)
        inside.get("admin/accounts/new", use: blank)
        inside.post("admin/accounts", use: create)
        inside.get("admin/accounts/:account", use: one)
        inside.post("admin/accounts/:account/approve") { try await run($0, $1, "approve") { try await $0.work.accounts.approve($1, by: $0.caller) } }
        inside.post("admin/accounts/:account/enable") { try await run($0, $1, "enable") { try await $0.work.accounts.enable($1, by: $0.caller) } }
        inside.post("admin/accounts/:account/refuse") {
            try await run($0, $1, "refuse") { try await $0.work.accounts.refuse($1, because: $0.form.text("reason-refuse"), by: $0.caller) }
        }
        inside.post("admin/accounts/:account/disable") {
            try await run($0, $1, "disable") { try await $0.work.accounts.disable($1, because: $0.form.text("reason-disable"), by: $0.caller) }
        }
        inside.post("admin/accounts/:account/unlock") {
            try await run($0, $1, "unlock") { try await $0.work.accounts.liftLock($1, because: $0.form.text("reason-unlock"), by: $0.caller) }
        }
        inside.post("admin/accounts/:account/second-factor") {
            try await run($0, $1, "second-factor") {
                try await $0.work.accounts.askToTurnOffSecondFactor(of: $1, because: $0.form.text("reason-second-factor"), by: $0.caller)
            }
        }
        inside.post("admin/accounts/:account/link", use: link)
        inside.post("admin/second-factor/:request/:answer", use: answer)
    }

    @Sendable private func all(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let admin = AdminPage(words: turn.words, caller: turn.caller)
        let new: [ButtonView] = turn.caller.may(.manageAccounts)
            ? [.link(turn.words("account.new"), to: "/admin/accounts/new", .yes)] : []
        let builder = ListPageBuilder(
            .accounts(at: site.clock.now()), path: "/admin/accounts", request, turn.visit, turn.caller, site: site
        ) { "/admin/accounts/\($0.id)" }
        let page = ListPageView(
            head: admin.head(.accounts, buttons: new), tabs: admin.tabs(.accounts), table: try await builder.table())
        return try turn.show("list", page, title: page.head.title, area: .admin)
    }

    @Sendable private func one(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await show(turn, try turn.id("account"), Typing(words: turn.words))
    }

    private func show(_ turn: Turn, _ id: Account.ID, _ typing: Typing, link: String? = nil) async throws -> Response {
        let account = try await turn.work.accounts.account(id, for: turn.caller)
        let page = AccountPage(
            words: turn.words, account: account, caller: turn.caller, now: site.clock.now(), typing: typing, link: link)
        return try turn.sheet(page.sheet, area: .admin, status: typing.status)
    }

    /// Does one thing to an account and says so on its page.
    private func run(
        _ request: Request, _ context: CallerContext, _ name: String, _ body: (Turn, Account.ID) async throws -> Void
    ) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Account.ID = try turn.id("account")
        do {
            try await body(turn, id)
            return .seeOther("/admin/accounts/\(id)", said: Flash("said.account.\(name)"))
        } catch let problems as FormProblems {
            return try await show(turn, id, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    /// The link is in this answer only.
    @Sendable private func link(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Account.ID = try turn.id("account")
        let secret = try await turn.work.accounts.link(for: id, by: turn.caller)
        let host = request.head.authority ?? ""
        let scheme = site.options.isSecure ? "https" : "http"
        return try await show(turn, id, Typing(words: turn.words), link: "\(scheme)://\(host)/join/\(secret)")
    }

    @Sendable private func answer(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Identifier<SecondFactorRequest> = try turn.id("request")
        let answer = context.parameters.get("answer").map { String($0) }
        guard answer == "confirm" || answer == "refuse" else { throw NotFound() }
        try await turn.work.accounts.answerSecondFactor(id.rawValue, confirm: answer == "confirm", by: turn.caller)
        return .seeOther("/admin", said: Flash(answer == "confirm" ? "said.secondFactor.removed" : "said.secondFactor.kept"))
    }

    // MARK: making one

    @Sendable private func blank(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.manageAccounts)
        return try await entry(turn, Typing(words: turn.words))
    }

    @Sendable private func create(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        do {
            let unit = try await turn.pickedUnit()
            let form = AccountForm(
                person: turn.form.text("person"), name: turn.form.text("name"), staffNumber: turn.form.text("staffNumber"),
                phone: turn.form.text("phone"), login: turn.form.text("login"),
                unit: unit.map { "\($0.id)" } ?? (turn.picked("unit").isEmpty ? "" : "0"), role: turn.form.text("role"), title: turn.form.text("title"))
            let id = try await turn.work.accounts.create(form, by: turn.caller)
            return .seeOther("/admin/accounts/\(id)", said: Flash("said.account.created"))
        } catch let problems as FormProblems {
            return try await entry(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    private func entry(_ turn: Turn, _ typing: Typing) async throws -> Response {
        let words = turn.words
        let typedPerson = typing.fields?.text("person") ?? turn.query("person")
        let person = try await turn.work.people.person(picked: typedPerson, for: turn.caller)
        let unit = try await turn.pickedUnit()
        let found = try await turn.work.accounts.candidates(turn.query("q"), for: turn.caller)
        let fields = AccountForms(typing: typing).fields(person: person, unit: unit)
        let form = FormView(
            action: "/admin/accounts", once: Turn.once(), draft: "account-new", summary: SummaryView(fields: fields, words: words),
            fields: fields, submit: words("account.create"), cancel: LinkView(words("form.cancel"), "/admin/accounts"))
        let page = AccountEntryPage(
            head: HeadView(
                words("account.new"), then: words("account.new.then"),
                crumbs: [
                    CrumbView(words("rail.admin"), "/admin"), CrumbView(words("admin.tab.accounts"), "/admin/accounts"),
                    CrumbView(words("account.new")),
                ]),
            query: turn.query("q"), isSearching: person == nil, found: AccountForms(typing: typing).table(found),
            nobody: person == nil && !turn.query("q").isEmpty && found.isEmpty, form: form)
        return try turn.show("Accounts/new", page, title: page.head.title, area: .admin, status: typing.status)
    }
}

/// Somebody who is entered is searched first; then the form.
struct AccountEntryPage: Sendable {
    let head: HeadView
    let query: String
    let isSearching: Bool
    let found: SmallTable?
    let nobody: Bool
    let form: FormView
}

/// The questions about a new account.
struct AccountForms {
    let typing: Typing
    private var words: Words { typing.words }

    func fields(person: Picked?, unit: Picked?) -> [FieldView] {
        let login = FieldView.text(
            "login", words("account.login"), value: typing.value("login"), hint: words("account.login.hint"),
            error: typing.error("login"), required: true, autocomplete: "off", longest: 40)
        let place = FieldView.picker(
            "unit", words("post.unit"), from: "/units/picker", chosen: unit.map { [ChosenView("\($0.id)", $0.name)] } ?? [],
            error: typing.error("unit"), required: person == nil)
        if let person {
            return [
                .hidden("person", "\(person.id)"),
                FieldView.text("shown", words("person.name"), value: person.name).disabled(because: words("account.known")), login,
                role(Role.allCases.filter(\.administrativeDuty), hint: words("account.duty.hint"), required: false), place,
            ]
        }
        return [
            .text(
                "name", words("person.name"), value: typing.value("name"), hint: words("person.name.hint"), error: typing.error("name"),
                required: true, autocomplete: "off", longest: 60),
            .phone("phone", words("person.phone"), value: typing.value("phone"), hint: words("person.sealed.hint"), error: typing.error("phone")),
            login, place, role(Role.allCases, hint: nil, required: true),
        ]
    }

    private func role(_ roles: [Role], hint: String?, required: Bool) -> FieldView {
        .choice(
            "role", words("post.role"),
            roles.map { ChoiceView($0.rawValue, words("role.\($0.rawValue)"), isChosen: typing.value("role") == $0.rawValue) },
            hint: hint, error: typing.error("role"), required: required, folded: true)
    }

    func table(_ found: [AccountCandidate]) -> SmallTable? {
        guard !found.isEmpty else { return nil }
        let columns = [
            TableColumn("name", words("person.name"), isFixed: true), TableColumn("unit", words("post.unit"), isOnCard: true),
            TableColumn("role", words("post.role"), isOnCard: true),
        ]
        return SmallTable(
            caption: words("account.candidates"), columns: columns,
            rows: found.map { one in
                TableRow(
                    id: "\(one.person)", name: one.name,
                    cells: [
                        TableCell(columns[0], one.name, address: "/admin/accounts/new?person=\(one.person)"),
                        TableCell(columns[1], one.unitName), TableCell(columns[2], words("role.\(one.role)")),
                    ])
            })
    }
}
