/// An upload that arrives in pieces, may be interrupted, and goes on where it stopped (G-74).
package struct PartialUpload: Sendable, Hashable {
    /// Names one upload to whoever sends it: random, so that nobody guesses another's.
    package struct ID: Sendable, Hashable, CustomStringConvertible {
        package let text: String

        init() { text = SecureRandom.bytes(16).base64URL }

        /// `nil` for anything that is no id; nothing else may become part of a path.
        package init?(_ text: String) {
            guard text.utf8.count == 22, text.utf8.allSatisfy(Base64URL.contains) else { return nil }
            self.text = text
        }

        package var description: String { text }
    }

    package let id: ID
    package let expectedSize: Int64
    /// How much is here and safe; the next piece starts at this offset.
    package let received: Int64

    package var isComplete: Bool { received == expectedSize }
}
