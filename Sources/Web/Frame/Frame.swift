/// What surrounds every page: who is signed in and as what, where they can go, what waits for them.
package struct Frame: Sendable {
    /// `zh-CN` or `en`.
    package let language: String
    package let title: String
    package let look: Look
    package let person: FramePerson?
    package let rail: [RailItem]
    package let tabs: [PhoneTab]
    package let bell: CountView?
    /// The token every form sends back as `FormNames.csrf`.
    package let csrf: String
    /// 「演示时钟：2024-05-11 08:00」 when the server was started with `--clock`.
    package let clockNotice: String?
    /// Said on every page of a demonstration.
    package let demoNotice: String?
    package let undo: UndoView?
    /// Said once after a redirect when there is nothing to undo.
    package let notice: String?
    /// The address of this page, for switching language and signing in again.
    package let here: String

    package init(
        language: String, title: String, look: Look = Look(), person: FramePerson? = nil, rail: [RailItem] = [],
        tabs: [PhoneTab] = [], bell: Int = 0, csrf: String, clockNotice: String? = nil, demoNotice: String? = nil,
        undo: UndoView? = nil, notice: String? = nil, here: String = "/"
    ) {
        self.language = language
        self.title = title
        self.look = look
        self.person = person
        self.rail = rail
        self.tabs = tabs
        self.bell = CountView(bell)
        self.csrf = csrf
        self.clockNotice = clockNotice
        self.demoNotice = demoNotice
        self.undo = undo
        self.notice = notice
        self.here = here
    }
}

/// A number beside a word; nothing at all for zero.
package struct CountView: Sendable, Equatable {
    package let text: String

    package init?(_ number: Int) {
        guard number > 0 else { return nil }
        text = number > 999 ? "999+" : String(number)
    }
}
