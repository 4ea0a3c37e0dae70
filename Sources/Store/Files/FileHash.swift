/// The name of a stored file: the SHA-256 of its content, 64 small hexadecimal digits.
package struct FileHash: Sendable, Hashable {
    package let text: String

    /// `nil` for anything that is no digest; nothing else may become part of a path.
    package init?(_ text: String) {
        guard text.utf8.count == 64, let bytes = [UInt8](hex: text), bytes.hex == text else { return nil }
        self.text = text
    }

    init(digest: [UInt8]) { text = digest.hex }

    /// `ab/cd`: two levels of 256 folders, so that none holds more than some thousand names.
    var folder: String { "\(text.prefix(2))/\(text.dropFirst(2).prefix(2))" }
}

extension FileHash: CustomStringConvertible {
    package var description: String { text }
}
