import Campus
import Hummingbird
import Workflows

/// How the visitor of a request is greeted: language, look, and what surrounds the page.
struct Visit: Sendable {
    let language: String
    let words: Words
    let signedIn: SignedIn?
    let here: String
    private let look: Look
    private let site: Site
    private let flash: Flash?

    init(_ request: Request, signedIn: SignedIn?, site: Site) {
        self.site = site
        self.signedIn = signedIn
        language = Self.language(request, signedIn, site.pages.words)
        words = site.pages.words[language]
        here = request.uri.description
        flash = Flash(request)
        let preferences = signedIn.map { Preferences($0.preferences) } ?? Preferences(cookie: request)
        look = preferences.look
    }

    /// `?lang=`, then the account's choice, then the cookie of somebody not signed in, then Chinese.
    private static func language(_ request: Request, _ signedIn: SignedIn?, _ book: WordBook) -> String {
        let asked = request.uri.queryParameters["lang"].map(String.init)
        let choices = [asked, signedIn?.language, SessionCookie.value(of: "huxue_lang", in: request)]
        return choices.compactMap { $0 }.first(where: book.speaks) ?? WordBook.first
    }

    /// - Parameters:
    ///   - title: Of the window; the product's name follows.
    ///   - area: The place in the rail that is marked.
    func frame(_ title: String, area: RailArea? = nil) -> Frame {
        Frame(
            language: language, title: title, look: look, person: signedIn.map(person),
            rail: signedIn.map { RailArea.rail(
                for: $0.caller.role, current: area, counts: [.desk: $0.toDo], words: words) } ?? [],
            tabs: signedIn.map { RailArea.tabs(
                for: $0.caller.role, current: area?.address ?? here, toDo: $0.toDo, messages: $0.unreadNotices,
                words: words) } ?? [],
            bell: signedIn?.unreadNotices ?? 0, csrf: signedIn?.csrf ?? "",
            clockNotice: site.options.clockIsSet ? words("frame.clock", ["time": site.clock.now().tableText]) : nil,
            demoNotice: site.options.demonstration == nil ? nil : words("frame.demo"),
            undo: flash?.undo(words), notice: flash?.notice(words), here: here)
    }

    private func person(_ signedIn: SignedIn) -> FramePerson {
        let caller = signedIn.caller
        return FramePerson(
            name: caller.name, account: "\(caller.account)", unit: caller.unitName,
            role: words("role.\(caller.role.rawValue)"),
            posts: signedIn.posts.filter { $0.id != caller.post }.map {
                FramePost(id: "\($0.id)", unit: $0.unitName, role: words("role.\($0.role.rawValue)"))
            })
    }
}
