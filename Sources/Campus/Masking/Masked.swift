/// What may be shown of a person to those who need not know all of it.
///
/// Whatever does not have the expected form is covered completely: a mistyped number is a number still.
package enum Masked {
    /// Keeps the family name, one star for each further character; a single character is covered.
    package static func name(_ name: String) -> String {
        let kept = name.count > 2 && CompoundSurnames.all.contains(String(name.prefix(2))) ? 2 : 1
        return name.count > kept ? keeping(first: kept, last: 0, of: name) : stars(name.count)
    }

    /// Keeps the first three and the last four characters.
    package static func residentID(_ text: String) -> String {
        [15, 18].contains(text.count) ? keeping(first: 3, last: 4, of: text) : stars(text.count)
    }

    /// A mobile number keeps three and four digits; a landline its area code and the last two digits; emergency
    /// numbers and hotlines are nobody's.
    package static func phone(_ text: String) -> String {
        guard let number = try? PhoneNumber(text) else { return stars(text.count) }
        switch number.kind {
        case .mobile: return keeping(first: 3, last: 4, of: number.text)
        case .landline: return landline(number.text)
        case .emergency, .hotline: return number.text
        }
    }

    private static func landline(_ text: String) -> String {
        let parts = text.split(separator: "-").map(String.init)
        let number = keeping(first: 0, last: 2, of: parts[1])
        return ([parts[0], number] + parts.dropFirst(2).map { stars($0.count) }).joined(separator: "-")
    }

    /// Keeps the first two and the last character.
    package static func plate(_ text: String) -> String {
        (7...8).contains(text.count) ? keeping(first: 2, last: 1, of: text) : stars(text.count)
    }

    /// Keeps the first character of the mailbox and the domain.
    package static func mail(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@"), at > text.startIndex else { return stars(text.count) }
        return keeping(first: 1, last: 0, of: String(text[..<at]), atLeast: 3) + text[at...]
    }

    /// For passports, permits, account numbers: the last four of at least eight characters.
    package static func number(_ text: String) -> String {
        text.count >= 8 ? keeping(first: 0, last: 4, of: text) : stars(text.count)
    }

    static func stars(_ count: Int) -> String { String(repeating: "*", count: count) }

    static func keeping(first: Int, last: Int, of text: String, atLeast least: Int = 0) -> String {
        let covered = max(least, text.count - first - last)
        return text.prefix(first) + stars(covered) + text.suffix(last)
    }
}
