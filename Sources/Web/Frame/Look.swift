/// How a person likes the pages: kept with the account, and in a cookie before sign-in (SET-01).
package struct Look: Sendable, Equatable {
    package enum Theme: String, Sendable, CaseIterable { case auto, light, dark }
    package enum Density: String, Sendable, CaseIterable { case normal, compact }
    package enum TextSize: String, Sendable, CaseIterable { case normal, large, larger }

    /// `nil` follows the system.
    package let theme: String?
    package let density: String
    package let text: String
    /// Whether single letters are short cuts; some people dictate (G-52).
    package let letterKeys: Bool

    package init(
        theme: Theme = .auto, density: Density = .normal, text: TextSize = .normal, letterKeys: Bool = true
    ) {
        self.theme = theme == .auto ? nil : theme.rawValue
        self.density = density.rawValue
        self.text = text.rawValue
        self.letterKeys = letterKeys
    }
}
