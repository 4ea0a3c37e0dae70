/// A day of the calendar, without a time and without a zone.
///
/// The record stores it as `TEXT` (`2026-11-21`) in columns that end in `_on`.
package struct LocalDate: Hashable, Sendable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// - Returns: `nil` if there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01, by the proleptic Gregorian calendar.
    package init(dayNumber: Int64) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days.
        let shifted = dayNumber + 719_468
        let era = shifted.quotientRoundedDown(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    package var dayNumber: Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear.quotientRoundedDown(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package static func < (one: Self, other: Self) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension LocalDate: CustomStringConvertible, LosslessStringConvertible, ExpressibleByStringLiteral, Codable {
    /// Reads `2026-11-21` and nothing else.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ (48...57).contains($0) }),
            let numbers = Optional(parts.compactMap { Int(Substring($0)) }), numbers.count == 3
        else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    package init(stringLiteral text: String) {
        guard let date = LocalDate(text) else { preconditionFailure("Not a day: \(text)") }
        self = date
    }

    package var description: String {
        let padded = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return "\(padded)-\(month.twoDigits)-\(day.twoDigits)"
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = LocalDate(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "Not a day: \(text)"))
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension LocalDate {
    package func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + Int64(days)) }

    package func days(until other: LocalDate) -> Int { Int(other.dayNumber - dayNumber) }

    /// Midnight in Beijing at which this day begins.
    package var start: Instant { Instant(milliseconds: dayNumber * 86_400_000 - Instant.beijingOffset) }

    /// 1 for Monday … 7 for Sunday. Weeks start on Monday.
    package var weekday: Int { Int((dayNumber + 3) - (dayNumber + 3).quotientRoundedDown(by: 7) * 7) + 1 }

    /// `2026年11月21日（周六）`.
    package var chineseText: String { "\(year)年\(month)月\(day)日（周\(Self.chineseWeekdays[weekday - 1])）" }

    /// `周六`.
    package var chineseWeekday: String { "周\(Self.chineseWeekdays[weekday - 1])" }

    static let chineseWeekdays = ["一", "二", "三", "四", "五", "六", "日"]
}
