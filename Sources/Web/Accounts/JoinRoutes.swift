import Campus
import Hummingbird
import Workflows

/// One-time links: invitation, new password, the first administrator (LOG-06).
struct JoinRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>) {
        router.get("join/:secret", use: door)
        router.post("join/:secret", use: accept)
    }

    @Sendable private func door(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let visit = Visit(request, signedIn: nil, site: site)
        let invitation = try await site.work.join.invitation(try secret(context))
        return try show(invitation, Typing(words: visit.words), visit, context)
    }

    @Sendable private func accept(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let visit = Visit(request, signedIn: nil, site: site)
        let form = context.form ?? FormFields()
        let secret = try secret(context)
        let invitation = try await site.work.join.invitation(secret)
        do {
            if invitation.kind == .firstAdministrator {
                try await site.work.join.acceptFirst(secret, FirstAdministratorForm(form), address: context.address)
            } else {
                try await site.work.join.accept(
                    secret,
                    JoinForm(
                        password: form.raw("password"), repeated: form.raw("repeated"), phone: form.text("phone"),
                        hasReadNotice: form.isOn("privacy")), address: context.address)
            }
            return .seeOther("/sign-in", said: Flash("said.joined"))
        } catch let problems as FormProblems {
            return try show(invitation, Typing(words: visit.words, fields: form, problems: problems), visit, context)
        }
    }

    private func secret(_ context: VisitorContext) throws -> String {
        guard let secret = context.parameters.get("secret") else { throw NotFound() }
        return String(secret)
    }

    private func show(
        _ invitation: Invitation, _ typing: Typing, _ visit: Visit, _ context: VisitorContext
    ) throws -> Response {
        let words = visit.words
        let page = SignInPage(
            title: words("join.title.\(invitation.kind.rawValue)", ["name": invitation.name]),
            action: "/join/\(try secret(context))", fields: fields(invitation, typing), submit: words("join.submit"),
            hint: words("join.until", ["time": invitation.expiresAt.tableText]),
            note: invitation.name.isEmpty ? nil : NoteView(note(invitation, words)))
        return try site.pages.html("SignIn/sign-in", page: page, frame: visit.frame(page.title), status: typing.status).response
    }

    private func note(_ invitation: Invitation, _ words: Words) -> String {
        let role = invitation.role.map { words("role.\($0.rawValue)") } ?? ""
        return words("join.note", ["unit": invitation.unitName, "role": role, "login": invitation.login])
    }

    private func fields(_ invitation: Invitation, _ typing: Typing) -> [FieldView] {
        let words = typing.words
        let tail = invitation.phoneTail
        let phone = FieldView.phone(
            "phone", words("join.phone"), value: typing.value("phone"),
            hint: tail.isEmpty ? words("join.phone.hint") : words("join.phone.known", ["tail": tail]), error: typing.error("phone"),
            required: true)
        let passwords: [FieldView] = [
            .password(
                "password", words("me.password.new"), hint: MePage.hint(invitation.rules, words), error: typing.error("password"),
                isNew: true),
            .password("repeated", words("me.password.repeated"), error: typing.error("repeated"), isNew: true),
        ]
        let privacy = FieldView.checkbox(
            "privacy", words("join.privacy"), isChecked: typing.isOn("privacy"), hint: words("join.privacy.text"),
            error: typing.error("privacy"))
        switch invitation.kind {
        case .password: return passwords
        case .invitation: return passwords + [phone, privacy]
        case .firstAdministrator: return first(typing) + [phone] + passwords + [privacy]
        }
    }

    private func first(_ typing: Typing) -> [FieldView] {
        let words = typing.words
        func text(_ name: String, hint: String? = nil, complete: String? = nil, mode: String? = nil) -> FieldView {
            .text(
                name, words("join.\(name)"), value: typing.value(name), hint: hint, error: typing.error(name), required: true,
                autocomplete: complete, longest: 100, inputMode: mode)
        }
        return [
            text("divisionCode", hint: words("join.divisionCode.hint"), mode: "numeric"), text("divisionName"), text("bureauName"),
            text("name", complete: "name"), text("login", hint: words("account.login.hint"), complete: "username"),
        ]
    }
}

extension FirstAdministratorForm {
    init(_ form: FormFields) {
        self.init(
            divisionCode: form.text("divisionCode"), divisionName: form.text("divisionName"), bureauName: form.text("bureauName"),
            name: form.text("name"), phone: form.text("phone"), login: form.text("login"), password: form.raw("password"),
            repeated: form.raw("repeated"), hasReadNotice: form.isOn("privacy"))
    }
}
