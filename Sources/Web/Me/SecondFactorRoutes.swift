import Campus
import Hummingbird
import Workflows

/// Turning the second factor on and off, and its recovery codes.
struct SecondFactorRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("me/second-factor", use: state)
        inside.post("me/second-factor", use: confirm)
        inside.post("me/second-factor/codes", use: renew)
        inside.post("me/second-factor/off", use: turnOff)
    }

    @Sendable private func state(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await page(turn, Typing(words: turn.words))
    }

    @Sendable private func confirm(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        do {
            return try codes(try await turn.work.own.confirmSecondFactor(code: turn.form.text("code"), by: turn.caller), turn)
        } catch let problems as FormProblems {
            return try await page(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    @Sendable private func renew(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        do {
            return try codes(try await turn.work.own.renewCodes(password: turn.form.raw("password"), by: turn.caller), turn)
        } catch let problems as FormProblems {
            return try await page(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    @Sendable private func turnOff(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        do {
            try await turn.work.own.turnOffSecondFactor(password: turn.form.raw("off"), by: turn.caller)
            return .seeOther("/me/second-factor", said: Flash("said.secondFactor.off"))
        } catch let problems as FormProblems {
            let moved = FormProblems(["off": problems.fields["password"] ?? "password.wrong"])
            return try await page(turn, Typing(words: turn.words, fields: turn.form, problems: moved))
        }
    }

    /// Shown in this answer only.
    private func codes(_ codes: [String], _ turn: Turn) throws -> Response {
        let words = turn.words
        let section = SheetSection(
            SectionView(words("me.codes")), note: NoteView(words("me.codes.once"), .heed), secrets: codes,
            buttons: [.link(words("me.codes.done"), to: "/me/second-factor", .yes)])
        return try turn.sheet(MePage(words: words, caller: turn.caller).sheet(.secondFactor, [section]), area: nil)
    }

    private func page(_ turn: Turn, _ typing: Typing) async throws -> Response {
        let state = try await turn.work.own.secondFactor(of: turn.caller)
        let sections = state.isOn ? isOn(state, turn.words, typing) : try await isOff(turn, typing)
        let mustNow = turn.context.signedIn.mustSetUpSecondFactor
        let note = mustNow ? NoteView(turn.words("me.secondFactor.must"), .heed) : nil
        return try turn.sheet(
            MePage(words: turn.words, caller: turn.caller).sheet(.secondFactor, sections, note: note), area: nil,
            status: typing.status)
    }

    private func isOff(_ turn: Turn, _ typing: Typing) async throws -> [SheetSection] {
        let words = turn.words
        let offer = try await turn.work.own.offerSecondFactor(to: turn.caller)
        let code = FieldView.text(
            "code", words("me.secondFactor.code"), hint: words("me.secondFactor.code.hint"), error: typing.error("code"),
            required: true, autocomplete: "one-time-code", longest: 10, inputMode: "numeric")
        return [
            SheetSection(
                SectionView(words("me.secondFactor.step1")), text: words("me.secondFactor.step1.text"),
                secrets: [Self.grouped(offer.secret), offer.address]),
            SheetSection(
                SectionView(words("me.secondFactor.step2")),
                form: FormView(
                    action: "/me/second-factor", once: Turn.once(), summary: SummaryView(fields: [code], words: words),
                    fields: [code], submit: words("me.secondFactor.turnOn"))),
        ]
    }

    private func isOn(_ state: SecondFactorState, _ words: Words, _ typing: Typing) -> [SheetSection] {
        let password = FieldView.password("password", words("me.password.old"), error: typing.error("password"))
        let off = FieldView.password("off", words("me.password.old"), error: typing.error("off"))
        var sections = [
            SheetSection(
                SectionView(words("me.tab.secondFactor")),
                facts: [
                    FactView(words("me.secondFactor.state"), words("me.secondFactor.on")),
                    FactView(
                        words("me.codes"), words("me.codes.left", count: state.codesLeft),
                        warning: state.codesLeft < 3 ? MarkView(.g3, words("me.codes.few")) : nil),
                ]),
            SheetSection(
                SectionView(words("me.codes.renew")),
                form: FormView(
                    action: "/me/second-factor/codes", once: Turn.once(), summary: SummaryView(fields: [password], words: words),
                    fields: [password], submit: words("me.codes.renew"))),
        ]
        if state.isRequired {
            sections[0].note = NoteView(words("me.secondFactor.required"))
        } else {
            sections.append(
                SheetSection(
                    SectionView(words("me.secondFactor.turnOff")),
                    form: FormView(
                        action: "/me/second-factor/off", once: Turn.once(), summary: SummaryView(fields: [off], words: words),
                        fields: [off], submit: words("me.secondFactor.turnOff"))))
        }
        return sections
    }

    /// `ABCD EFGH …`: typed by hand in groups.
    private static func grouped(_ secret: String) -> String {
        let letters = Array(secret)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }
}
