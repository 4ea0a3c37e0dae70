/// A resident identity number of 18 characters (GB 11643-1999), or a residence permit of the same form.
///
/// Its description is masked: a number must be asked for by name to be seen.
package struct ResidentID: Hashable, Sendable {
    package enum Malformed: Error, Equatable, Sendable {
        case format
        /// No such day, before 1900, or after today.
        case birthDate
        case checkDigit
    }

    package enum Sex: String, Sendable, Codable, CaseIterable { case female, male }

    package enum Kind: Sendable, Equatable {
        case resident
        /// Residence permit for people of Hong Kong (81), Macao (82), Taiwan (83); in use since 2018-09-01.
        case residencePermit
    }

    /// All 18 characters; `X` in capitals.
    package let text: String
    package let birth: LocalDate

    /// Reads exactly 18 characters, `X` in capitals. For what people type see `init(typed:today:)`.
    package init(_ text: String, today: LocalDate) throws(Malformed) {
        guard text.utf8.count == 18, let body = digits(of: text.prefix(17)),
            let last = text.last, last == "X" || isDigits(String(last))
        else { throw .format }
        guard let birth = Self.birth(in: body), birth.year >= 1_900, birth <= today else { throw .birthDate }
        guard Self.checkCharacter(of: body) == last else { throw .checkDigit }
        self.text = text
        self.birth = birth
    }

    /// Reads what people type: spaces, full-width characters, a small `x`, and the 15 digits of before 1999.
    package init(typed text: String, today: LocalDate) throws(Malformed) {
        let plain = text.halfWidth.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        try self.init(Self.lengthened(plain) ?? plain, today: today)
    }

    /// Six digits of the division at registration; it may have been abolished since.
    package var region: String { String(text.prefix(6)) }

    package var division: DivisionCode? { try? DivisionCode(region) }

    package var kind: Kind {
        ["810000", "820000", "830000"].contains(region) ? .residencePermit : .resident
    }

    /// GB 11643-1999 4.2.3: odd sequence numbers for men, even ones for women.
    package var sex: Sex { (text.utf8.dropFirst(16).first ?? 0) % 2 == 0 ? .female : .male }

    package var tail: String { String(text.suffix(4)) }

    private static func birth(in body: [Int]) -> LocalDate? {
        let number = { (range: Range<Int>) in body[range].reduce(0) { $0 * 10 + $1 } }
        return LocalDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
    }
}

extension ResidentID {
    /// ISO 7064 MOD 11-2, as GB 11643-1999 4.2.4 writes it.
    static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    static let checkCharacters = Array("10X98765432")

    package static func checkCharacter(of first17: [Int]) -> Character {
        checkCharacters[zip(first17, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11]
    }

    /// The 18 characters of an old number of 15 digits; `nil` if it is none.
    package static func lengthened(_ old: String) -> String? {
        guard old.utf8.count == 15, digits(of: old) != nil else { return nil }
        let first17 = old.prefix(6) + "19" + old.dropFirst(6)
        return digits(of: first17).map { first17 + String(checkCharacter(of: $0)) }
    }
}

extension ResidentID: CustomStringConvertible {
    package var description: String { Masked.residentID(text) }
}
