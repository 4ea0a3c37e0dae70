import Campus
import Hummingbird
import Workflows

/// What everybody does with their own account (SET-01, LOG-03, LOG-05).
struct MeRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("me", use: settings)
        inside.post("me", use: save)
        inside.post("me/undo", use: save)
        inside.get("me/devices", use: devices)
        inside.post("me/devices/:device/end", use: endDevice)
        inside.post("me/devices/end-others", use: endOthers)
        inside.get("me/password", use: password)
        inside.post("me/password", use: changePassword)
        SecondFactorRoutes(site: site).add(to: inside)
        TokenRoutes(site: site).add(to: inside)
    }

    // MARK: language and look

    @Sendable private func settings(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let signedIn = context.signedIn
        let page = MePage(words: turn.words, caller: turn.caller)
        let look = Preferences(signedIn.preferences)
        return try turn.sheet(
            page.sheet(.settings, [SheetSection(form: page.lookForm(look, language: signedIn.language))], side: [page.posts(signedIn)]),
            area: nil)
    }

    /// Saved at once; the bar that follows takes it back with the former choice.
    @Sendable private func save(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let language = turn.form.text("language")
        guard site.pages.words.speaks(language) else { throw FormProblems(["language": "choice"]) }
        var look = Preferences(context.signedIn.preferences)
        look["theme"] = Look.Theme(rawValue: turn.form.text("theme"))?.rawValue
        look["density"] = Look.Density(rawValue: turn.form.text("density"))?.rawValue
        look["text"] = Look.TextSize(rawValue: turn.form.text("text"))?.rawValue
        look["keys"] = turn.form.isOn("keys") ? nil : "off"
        let starts = MePage.starts(for: turn.caller.role).map(\.address)
        look["start"] = starts.contains(turn.form.text("start")) ? turn.form.text("start") : nil
        _ = try await turn.work.settings.choose(language: language, preferences: look.text, by: turn.caller)
        return .seeOther("/me", said: Flash("said.me.saved"))
    }

    // MARK: devices

    @Sendable private func devices(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let devices = try await turn.work.own.devices(of: turn.caller)
        let page = MePage(words: turn.words, caller: turn.caller)
        return try turn.sheet(page.sheet(.devices, [page.devices(devices)]), area: nil)
    }

    @Sendable private func endDevice(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Identifier<Device> = try turn.id("device")
        try await turn.work.own.endDevice(id.rawValue, by: turn.caller)
        return .seeOther("/me/devices", said: Flash("said.device.ended"))
    }

    @Sendable private func endOthers(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try await turn.work.own.endOtherDevices(by: turn.caller)
        return .seeOther("/me/devices", said: Flash("said.device.allEnded"))
    }

    // MARK: password

    @Sendable private func password(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await passwordForm(turn, Typing(words: turn.words))
    }

    @Sendable private func changePassword(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        do {
            try await turn.work.own.changePassword(
                old: turn.form.raw("old"), new: turn.form.raw("password"), repeated: turn.form.raw("repeated"), by: turn.caller)
            return .seeOther("/me/devices", said: Flash("said.password"))
        } catch let problems as FormProblems {
            return try await passwordForm(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    private func passwordForm(_ turn: Turn, _ typing: Typing) async throws -> Response {
        let words = turn.words
        let rules = try await turn.work.own.passwordRules(for: turn.caller)
        let fields: [FieldView] = [
            .password("old", words("me.password.old"), error: typing.error("old")),
            .password(
                "password", words("me.password.new"), hint: MePage.hint(rules, words), error: typing.error("password"), isNew: true),
            .password("repeated", words("me.password.repeated"), error: typing.error("repeated"), isNew: true),
        ]
        let form = FormView(
            action: "/me/password", once: Turn.once(), summary: SummaryView(fields: fields, words: words), fields: fields,
            submit: words("me.password.save"))
        let page = MePage(words: words, caller: turn.caller)
        return try turn.sheet(
            page.sheet(.password, [SheetSection(text: words("me.password.note"), form: form)]), area: nil, status: typing.status)
    }
}
