/// The code of a division: province, prefecture, county (GB/T 2260), township (GB/T 10114), village.
///
/// Kept short, as the segments of a path are: `45`, `4504`, `450405`, `450405100`, `450405100201`. The padded
/// forms of registers (`450400`, `450405100000`) are read as well and are equal to the short ones.
package struct DivisionCode: Hashable, Sendable, Comparable {
    package enum Malformed: Error, Equatable, Sendable {
        /// Not 2, 4, 6, 9 or 12 digits.
        case length
        case format
        /// The first two digits are no province.
        case province
        /// A gap, such as a township of no county (`450000100`).
        case gap
    }

    package enum Level: Int, Sendable, Codable, CaseIterable, Comparable {
        case province = 2
        case prefecture = 4
        case county = 6
        case township = 9
        case village = 12

        package static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
    }

    package let digits: String
    package let level: Level

    package init(_ text: String) throws(Malformed) {
        guard Level(rawValue: text.count) != nil else { throw .length }
        guard isDigits(text) else { throw .format }
        guard Province(rawValue: String(text.prefix(2))) != nil else { throw .province }
        let short = Self.withoutPadding(text)
        guard let level = Level(rawValue: short.count), !Self.hasGap(short) else { throw .gap }
        digits = short
        self.level = level
    }

    private init(known digits: String, _ level: Level) {
        self.digits = digits
        self.level = level
    }

    package static func < (one: Self, other: Self) -> Bool { one.digits < other.digits }
}

extension DivisionCode {
    /// Cuts segments of zeros from the end: `450400` is `4504`, `420702100000` is `420702100`.
    private static func withoutPadding(_ text: String) -> String {
        var short = text[...]
        for (length, zeros) in [(12, 3), (9, 3), (6, 2), (4, 2)]
        where short.count == length && short.suffix(zeros).allSatisfy({ $0 == "0" }) {
            short = short.dropLast(zeros)
        }
        return String(short)
    }

    private static func hasGap(_ short: String) -> Bool {
        let characters = Array(short)
        return [2..<4, 4..<6, 6..<9, 9..<12].contains { segment in
            segment.upperBound <= characters.count && characters[segment].allSatisfy { $0 == "0" }
        }
    }

    /// Six digits at least, as registers write it: `450400`.
    package var padded: String { digits + String(repeating: "0", count: max(0, 6 - digits.count)) }

    package var province: Province? { Province(rawValue: String(digits.prefix(2))) }

    /// Counties that a province administers itself share the segment 90 (`4290xx`, `4690xx`, `6590xx`).
    package var isProvinceAdministered: Bool { level >= .county && digits.dropFirst(2).prefix(2) == "90" }

    /// Segment 90, and 01 and 02 of the municipalities, are no cities: nobody works there.
    package var isVirtual: Bool {
        guard level == .prefecture else { return false }
        let segment = digits.suffix(2)
        let municipalities = ["11", "12", "31", "50"]
        return segment == "90" || (municipalities.contains(String(digits.prefix(2))) && ["01", "02"].contains(segment))
    }

    package var parent: DivisionCode? {
        switch level {
        case .province: nil
        case .prefecture: DivisionCode(known: String(digits.prefix(2)), .province)
        case .county where isProvinceAdministered: DivisionCode(known: String(digits.prefix(2)), .province)
        case .county: DivisionCode(known: String(digits.prefix(4)), .prefecture)
        case .township: DivisionCode(known: String(digits.prefix(6)), .county)
        case .village: DivisionCode(known: String(digits.prefix(9)), .township)
        }
    }

    /// Itself first, then its parents up to the province.
    package var withAncestors: [DivisionCode] {
        var all = [self]
        while let next = all.last?.parent { all.append(next) }
        return all
    }

    package func isWithin(_ other: DivisionCode) -> Bool { withAncestors.contains(other) }

    /// `45/4504/450405/`: where the division stands in the tree.
    package var path: String { withAncestors.reversed().map { $0.digits + "/" }.joined() }
}

extension DivisionCode: CustomStringConvertible, Codable {
    package var description: String { digits }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do throws(Malformed) { try self.init(text) } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "\(error): \(text)"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}
