/// Said for ten seconds after something was done, with the way back (G-14).
package struct UndoView: Sendable, Equatable {
    package let text: String
    /// Where POST takes it back.
    package let action: String
    package let fields: [HiddenField]

    package init(text: String, action: String, fields: [HiddenField] = []) {
        self.text = text
        self.action = action
        self.fields = fields
    }
}
