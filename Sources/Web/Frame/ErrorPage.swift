/// What did not happen, why, what to do now, and a code that support can look up (G-20).
package struct ErrorPage: Sendable {
    package let title: String
    package let reason: String
    package let code: String
    package let actions: [ButtonView]
    /// Where the thing went, when the caller may know it (G-23).
    package let moved: LinkView?

    package init(title: String, reason: String, code: String, actions: [ButtonView] = [], moved: LinkView? = nil) {
        self.title = title
        self.reason = reason
        self.code = code
        self.actions = actions
        self.moved = moved
    }

    /// The words of a stable code, e.g. `not-found`: keys `error.<code>.title`, `.reason`, `.code`.
    package init(code: String, words: Words, values: [String: String] = [:], moved: LinkView? = nil) {
        let key = words.has("error.\(code).title") ? code : "unknown"
        // A value may be the key of words itself.
        let values = values.mapValues { words($0) }
        self.init(
            title: words("error.\(key).title", values), reason: words("error.\(key).reason", values),
            code: words("error.\(key).code", values),
            actions: [.link(words("error.desk"), to: "/")], moved: moved)
    }
}
