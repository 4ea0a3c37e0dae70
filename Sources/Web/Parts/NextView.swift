/// The next step: the one thing on a page that may be loud.
package struct NextView: Sendable {
    package let lead: String
    package let text: String
    package let isBad: Bool
    package let buttons: [ButtonView]

    package init(_ lead: String, _ text: String, isBad: Bool = false, buttons: [ButtonView] = []) {
        self.lead = lead
        self.text = text
        self.isBad = isBad
        self.buttons = buttons
    }
}
