/// An organisation code: eight characters and a check (GB 11714-1997), also the middle of a credit code.
package struct OrganisationCode: Hashable, Sendable {
    package enum Malformed: Error, Equatable, Sendable {
        case length
        case character
        case check(expected: Character)
    }

    /// Nine characters, without a hyphen.
    package let text: String

    package init(_ text: String) throws(Malformed) {
        let plain = text.filter { $0 != "-" }
        guard plain.count == 9, let last = plain.last else { throw .length }
        guard let expected = Self.checkCharacter(of: String(plain.dropLast())) else { throw .character }
        guard last == expected else { throw .check(expected: expected) }
        self.text = plain
    }

    static let weights = [3, 7, 9, 10, 5, 8, 4, 2]

    /// - Returns: `nil` unless `body` is eight digits or capital letters.
    package static func checkCharacter(of body: String) -> Character? {
        let values = body.utf8.compactMap { byte -> Int? in
            switch byte {
            case 48...57: Int(byte) - 48
            case 65...90: Int(byte) - 55
            default: nil
            }
        }
        guard values.count == 8, body.utf8.count == 8 else { return nil }
        switch 11 - zip(values, weights).reduce(0, { $0 + $1.0 * $1.1 }) % 11 {
        case 10: return "X"
        case 11: return "0"
        case let digit: return Character("\(digit)")
        }
    }
}
