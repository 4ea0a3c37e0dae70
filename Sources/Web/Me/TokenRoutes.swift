import Campus
import Hummingbird
import Workflows

/// Keys for programs that speak the API.
struct TokenRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("me/tokens", use: tokens)
        inside.post("me/tokens", use: make)
        inside.post("me/tokens/:token/revoke", use: revoke)
    }

    @Sendable private func tokens(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await page(turn, Typing(words: turn.words))
    }

    @Sendable private func make(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let form = APITokenForm(
            name: turn.form.text("name"), mayWrite: turn.form.text("access") == "write",
            addresses: turn.form.text("addresses"), expiresOn: turn.form.text("expiresOn"))
        do {
            let secret = try await turn.work.own.makeToken(form, by: turn.caller)
            let section = SheetSection(
                SectionView(form.name), note: NoteView(turn.words("me.token.once"), .heed), secrets: [secret],
                buttons: [.link(turn.words("me.codes.done"), to: "/me/tokens", .yes)])
            return try turn.sheet(MePage(words: turn.words, caller: turn.caller).sheet(.tokens, [section]), area: nil)
        } catch let problems as FormProblems {
            return try await page(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    @Sendable private func revoke(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Identifier<APIToken> = try turn.id("token")
        try await turn.work.own.revokeToken(id.rawValue, by: turn.caller)
        return .seeOther("/me/tokens", said: Flash("said.token.revoked"))
    }

    private func page(_ turn: Turn, _ typing: Typing) async throws -> Response {
        let words = turn.words
        let tokens = try await turn.work.own.tokens(of: turn.caller)
        let chosen = typing.value("access", "read")
        let fields: [FieldView] = [
            .text("name", words("me.token.name"), value: typing.value("name"), hint: words("me.token.name.hint"), error: typing.error("name"), required: true, longest: 60),
            .choice(
                "access", words("me.token.access"),
                ["read", "write"].map { ChoiceView($0, words("me.token.access.\($0)"), isChosen: $0 == chosen) }, required: true),
            .text(
                "addresses", words("me.token.addresses"), value: typing.value("addresses"), hint: words("me.token.addresses.hint"),
                error: typing.error("addresses"), longest: 400),
            .date(
                "expiresOn", words("me.token.expiresOn"), value: typing.value("expiresOn", "\(turn.today.adding(days: 90))"),
                error: typing.error("expiresOn"), required: true),
        ]
        let form = FormView(
            action: "/me/tokens", once: Turn.once(), summary: SummaryView(fields: fields, words: words), fields: fields,
            submit: words("me.token.make"))
        let list = tokens.isEmpty
            ? SheetSection(empty: EmptyView(words("me.token.none"), reason: words("me.token.none.reason")))
            : SheetSection(table: Self.table(tokens, words, turn.today))
        return try turn.sheet(
            MePage(words: words, caller: turn.caller).sheet(.tokens, [list, SheetSection(SectionView(words("me.token.new")), form: form)]),
            area: nil, status: typing.status)
    }

    private static func table(_ tokens: [APIToken], _ words: Words, _ today: LocalDate) -> SmallTable {
        let columns = [
            TableColumn("name", words("me.token.name"), isFixed: true), TableColumn("access", words("me.token.access"), isOnCard: true),
            TableColumn("post", words("me.token.post"), isOnCard: true), TableColumn("until", words("me.token.expiresOn"), isOnCard: true),
            TableColumn("used", words("me.token.used"), isOnCard: true), TableColumn("do", words("people.do"), isOnCard: true),
        ]
        let rows = tokens.map { token in
            let hasEnded = token.isRevoked || token.expiresOn < today
            return TableRow(
                id: "\(token.id)", name: token.name,
                cells: [
                    TableCell(columns[0], token.name, sub: token.addresses.isEmpty ? nil : token.addresses),
                    TableCell(columns[1], words(token.mayWrite ? "me.token.access.write" : "me.token.access.read")),
                    TableCell(columns[2], token.unitName, sub: words("role.\(token.role)")),
                    TableCell(columns[3], "\(token.expiresOn)"),
                    token.usedAt.map { TableCell(columns[4], time: TimeView($0, isRelative: true)) } ?? TableCell(columns[4], words("me.token.unused")),
                    hasEnded
                        ? TableCell(columns[5], words(token.isRevoked ? "me.token.revoked" : "me.token.ended"))
                        : TableCell(columns[5], button: .post(words("me.token.revoke"), to: "/me/tokens/\(token.id)/revoke", .low)),
                ])
        }
        return SmallTable(caption: words("me.tab.tokens"), columns: columns, rows: rows)
    }
}
