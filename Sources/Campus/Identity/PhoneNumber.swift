/// A telephone number that can be dialled in China, in one way of writing.
///
/// Its description is masked, as that of a `ResidentID`.
package struct PhoneNumber: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case mobile, landline, emergency, hotline }

    package struct Malformed: Error, Equatable { package init() {} }

    /// `13000000000`, `0774-2000000`, `0711-6000000-801`, `119`, `12345`.
    package let text: String
    package let kind: Kind

    /// Reads what people type: spaces, hyphens, brackets, full-width digits, `+86` or `0086` in front.
    package init(_ typed: String) throws(Malformed) {
        let plain = typed.halfWidth.map { "()—–_".contains($0) ? "-" : $0 }.filter { !$0.isWhitespace }
        guard let read = Self.mobile(String(plain)) ?? Self.short(String(plain)) ?? Self.landline(String(plain))
        else { throw Malformed() }
        (text, kind) = read
    }

    /// The last four digits, without an extension; by these a person is found. `nil` for short numbers.
    package var tail: String? {
        switch kind {
        case .mobile: String(text.suffix(4))
        case .landline: text.split(separator: "-").dropFirst().first.map { String($0.suffix(4)) }
        case .emergency, .hotline: nil
        }
    }
}

extension PhoneNumber {
    private static func withoutCountry(_ text: String) -> Substring {
        for prefix in ["+86", "0086"] where text.hasPrefix(prefix) { return text.dropFirst(prefix.count) }
        return text[...]
    }

    /// `^1[3-9]\d{9}$` after hyphens and the country are taken away.
    private static func mobile(_ plain: String) -> (String, Kind)? {
        let number = String(withoutCountry(plain).filter { $0 != "-" })
        guard number.utf8.count == 11, let values = digits(of: number), values[0] == 1, values[1] >= 3 else { return nil }
        return (number, .mobile)
    }

    /// Emergency numbers, the five digits 12xxx of public services, and 95/96 service numbers.
    private static func short(_ plain: String) -> (String, Kind)? {
        guard isDigits(plain) else { return nil }
        if ["110", "119", "120", "122"].contains(plain) { return (plain, .emergency) }
        let count = plain.utf8.count
        if count == 5 && plain.hasPrefix("12") { return (plain, .hotline) }
        let isService = plain.hasPrefix("95") || plain.hasPrefix("96")
        return isService && (5...6).contains(count) ? (plain, .hotline) : nil
    }

    /// `^0(10|2\d|[3-9]\d{2})-?[2-8]\d{6,7}(-\d{1,6})?$`, also `(0774)2000000`.
    private static func landline(_ plain: String) -> (String, Kind)? {
        let national = withoutCountry(plain)
        let trimmed = national.first == "-" ? national.dropFirst() : national
        let text = trimmed.hasPrefix("0") || national.count == plain.count ? trimmed : "0" + trimmed
        guard text.hasPrefix("0") else { return nil }
        let areaLength = text.hasPrefix("01") || text.hasPrefix("02") ? 3 : 4
        let area = text.prefix(areaLength)
        guard area.utf8.count == areaLength, isDigits(area), !area.hasPrefix("00"),
            areaLength == 4 || area == "010" || area.hasPrefix("02")
        else { return nil }
        var rest = text.dropFirst(areaLength)
        if rest.first == "-" { rest = rest.dropFirst() }
        let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (7...8).contains(parts[0].utf8.count), parts.allSatisfy({ isDigits($0) }),
            let first = parts[0].first, ("2"..."8").contains(first), parts.count == 1 || parts[1].utf8.count <= 6
        else { return nil }
        return (([String(area)] + parts.map(String.init)).joined(separator: "-"), .landline)
    }
}

extension PhoneNumber: CustomStringConvertible {
    package var description: String { Masked.phone(text) }
}
