import Campus
import Hummingbird
import Workflows

/// The door: in, the second step, out, and another post.
struct SignInRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>, _ inside: RouterGroup<CallerContext>) {
        router.get("sign-in", use: door)
        router.post("sign-in", use: signIn)
        router.post("sign-in/again", use: signInAgain)
        router.get("sign-in/code", use: codeDoor)
        router.post("sign-in/code", use: giveCode)
        router.get("sign-in/forgotten", use: forgotten)
        router.post("sign-out", use: signOut)
        inside.post("posts/:post/switch", use: switchPost)
        router.post("language", use: language)
    }

    @Sendable private func door(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let back = request.uri.queryParameters["back"].map(String.init)
        if context.signedIn != nil { return .seeOther(ownPath(back)) }
        let visit = Visit(request, signedIn: nil, site: site)
        let note = request.uri.queryParameters["out"].map { _ in NoteView(visit.words("signIn.out")) }
        return try show(page(visit, back: back, note: note), visit)
    }

    @Sendable private func signIn(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form ?? FormFields()
        let visit = Visit(request, signedIn: nil, site: site)
        let attempt = SignInAttempt(
            account: form.text("account"), password: form.raw("password"), address: context.address,
            agent: request.headers[.userAgent] ?? "")
        let back = form.optional("back")
        let answer = try await site.work.signIn.signIn(attempt)
        return try self.answer(answer, to: request, visit, back: back) { error, wait in
            page(visit, account: attempt.account, error: error, back: back, wait: wait)
        }
    }

    /// From the dialog over a page whose sign-in ran out; what was typed there is kept. Who has a second factor goes
    /// through the door instead: their draft waits for them.
    @Sendable private func signInAgain(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form ?? FormFields()
        guard let account = Account.ID(form.text("account")) else { throw NotSignedIn() }
        let answer = try await site.work.signIn.again(
            account, password: form.raw("password"), address: context.address,
            agent: request.headers[.userAgent] ?? "")
        guard case .welcome(let secret) = answer,
            let signedIn = try await site.work.gate.signedIn(secret: secret, address: context.address)
        else { throw NotSignedIn() }
        var response = Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: JSON.object([("csrf", .text(signedIn.csrf))]).text)))
        response.headers[.setCookie] = SessionCookie.set(secret, isSecure: site.options.isSecure)
        return response
    }

    @Sendable private func codeDoor(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let visit = Visit(request, signedIn: nil, site: site)
        let back = request.uri.queryParameters["back"].map(String.init)
        return try show(.secondFactor(back: back, owner: owner, words: visit.words), visit)
    }

    @Sendable private func giveCode(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form ?? FormFields()
        let visit = Visit(request, signedIn: nil, site: site)
        let back = form.optional("back")
        let answer = try await site.work.signIn.giveCode(
            form.text("code"), secret: context.secret ?? "", address: context.address)
        return try self.answer(answer, to: request, visit, back: back) { error, wait in
            .secondFactor(
                error: error == nil ? nil : visit.words("signIn.code.wrong"), back: back, wait: wait, owner: owner,
                words: visit.words)
        }
    }

    /// - Parameter again: The same page once more, with what was wrong or how long to wait.
    private func answer(
        _ answer: SignInAnswer, to request: Request, _ visit: Visit, back: String?,
        again: (_ error: String?, _ wait: WaitView?) -> SignInPage
    ) throws -> Response {
        switch answer {
        case .welcome(let secret):
            return .seeOther(ownPath(back), cookies: [SessionCookie.set(secret, isSecure: site.options.isSecure)])
        case .wantsCode(let secret):
            let address = "/sign-in/code" + (back.map { "?back=\($0.percentEncoded)" } ?? "")
            return .seeOther(address, cookies: [SessionCookie.set(secret, isSecure: site.options.isSecure)])
        case .wrong(let triesLeft):
            return try show(again(visit.words("signIn.wrong", count: triesLeft), nil), visit, status: .unauthorized)
        case .locked(let until):
            let seconds = max(1, Int(until.seconds(since: site.clock.now())))
            return try show(again(nil, WaitView(seconds: seconds, words: visit.words)), visit, status: .tooManyRequests)
        }
    }

    @Sendable private func forgotten(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let visit = Visit(request, signedIn: nil, site: site)
        let page = SignInPage(
            title: visit.words("signIn.forgotten.title"), action: "/sign-in", fields: [], submit: visit.words("signIn.title"),
            note: NoteView(visit.words("signIn.forgotten.text")), owner: owner)
        return try show(page, visit)
    }

    @Sendable private func signOut(_ request: Request, _ context: VisitorContext) async throws -> Response {
        if let secret = context.secret { try await site.work.signIn.signOut(secret: secret) }
        return .seeOther("/sign-in?out=1", cookies: [SessionCookie.cleared])
    }

    @Sendable private func switchPost(_ request: Request, _ context: CallerContext) async throws -> Response {
        let post = try context.parameters.require("post", as: Int64.self)
        try await site.work.gate.switchPost(
            Post.ID(rawValue: post), secret: context.secret ?? "", caller: context.caller)
        return .seeOther("/")
    }

    /// Kept in a cookie for people not signed in, and with the account for those who are.
    @Sendable private func language(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form ?? FormFields()
        let chosen = form.text("language")
        if let signedIn = context.signedIn, site.pages.words.speaks(chosen) {
            try await site.work.gate.speak(chosen, to: signedIn.caller.account)
        }
        let cookie = site.pages.words.speaks(chosen)
            ? ["huxue_lang=\(chosen); Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"] : []
        return .seeOther(ownPath(form.optional("back")), cookies: cookie)
    }

    // MARK: pages

    private var owner: String? { site.options.operatorName.isEmpty ? nil : site.options.operatorName }

    private func page(
        _ visit: Visit, account: String = "", error: String? = nil, back: String?, note: NoteView? = nil,
        wait: WaitView? = nil
    ) -> SignInPage {
        .password(
            name: account, error: error, back: back, note: note, wait: wait, owner: owner,
            demonstration: demonstration(visit.words), words: visit.words)
    }

    private func demonstration(_ words: Words) -> DemonstrationAccounts? {
        site.options.demonstration.map { shown in
            DemonstrationAccounts(
                password: shown.password,
                accounts: shown.accounts.map {
                    .init(account: $0.login, role: words("role.\($0.role.rawValue)"), unit: $0.unit)
                })
        }
    }

    private func show(_ page: SignInPage, _ visit: Visit, status: HTTPResponse.Status = .ok) throws -> Response {
        try site.pages.html("SignIn/sign-in", page: page, frame: visit.frame(page.title), status: status).response
    }

    /// Where to go on: an address of ours, never another host (open redirect).
    private func ownPath(_ back: String?) -> String {
        guard let back, back.hasPrefix("/"), !back.hasPrefix("//"), !back.contains("\\"), !back.contains("\n") else {
            return "/"
        }
        return back
    }
}
