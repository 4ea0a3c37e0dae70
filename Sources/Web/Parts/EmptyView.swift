/// Why there is nothing here, and what to do about it (G-30).
package struct EmptyView: Sendable {
    package let title: String
    package let reason: String?
    package let actions: [ButtonView]

    package init(_ title: String, reason: String? = nil, actions: [ButtonView] = []) {
        self.title = title
        self.reason = reason
        self.actions = actions
    }
}
