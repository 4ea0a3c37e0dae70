/// A unified social credit code of 18 characters (GB 32100-2015).
///
/// Some early pilot codes break the check; an authorised user may accept such a code.
package struct CreditCode: Hashable, Sendable {
    package enum Malformed: Error, Equatable, Sendable {
        case length
        /// A character outside the alphabet (no I, O, S, V, Z), or a letter in the division.
        case character
        /// A warning that may be overridden with `acceptingMismatch`.
        case check(expected: Character)
    }

    package let text: String
    /// The check character is the one that the standard asks for.
    package let checkMatches: Bool

    package init(_ text: String, acceptingMismatch: Bool = false) throws(Malformed) {
        let characters = Array(text)
        guard characters.count == 18 else { throw .length }
        let values = characters.compactMap { Self.values[$0] }
        guard values.count == 18, isDigits(String(characters[2..<8])) else { throw .character }
        let expected = Self.checkCharacter(of: Array(values.prefix(17)))
        checkMatches = expected == characters[17]
        guard checkMatches || acceptingMismatch else { throw .check(expected: expected) }
        self.text = text
    }

    /// Reads what people type: spaces, hyphens, full-width and small letters.
    package init(typed text: String, acceptingMismatch: Bool = false) throws(Malformed) {
        let plain = text.halfWidth.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        try self.init(plain, acceptingMismatch: acceptingMismatch)
    }

    /// 1 organisation establishment, 5 civil affairs, 9 market regulation, Y other.
    package var registrar: String { String(text.prefix(1)) }
    package var category: String { String(text.dropFirst().prefix(1)) }
    package var region: String { String(text.dropFirst(2).prefix(6)) }
    package var organisationCode: String { String(text.dropFirst(8).prefix(9)) }
}

extension CreditCode {
    static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    static let values = Dictionary(uniqueKeysWithValues: zip(alphabet, alphabet.indices))

    /// GB 32100-2015 5.3: weights 3^i mod 31.
    static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    static func checkCharacter(of values: [Int]) -> Character {
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return alphabet[(31 - sum % 31) % 31]
    }

    /// - Returns: `nil` unless there are 17 characters of the alphabet.
    package static func checkCharacter(of first17: String) -> Character? {
        let known = first17.compactMap { values[$0] }
        return known.count == 17 && first17.count == 17 ? checkCharacter(of: known) : nil
    }
}
