/// A day as people type it: `1121`, `20261121`, `2026/11/21`, `11月21日`, `+3`, `明天`.
package struct TypedDate: Hashable, Sendable {
    /// Where a day without a year is looked for.
    package enum Leaning: Sendable {
        /// The nearest such day.
        case nearest
        /// Today or later: deadlines.
        case ahead
        /// Today or earlier: what has happened.
        case behind
    }

    package let day: LocalDate

    /// - Parameter calendar: `+3` is three working days ahead, `-3` three back.
    /// - Returns: `nil` if the text is no day.
    package init?(_ typed: String, today: LocalDate, calendar: WorkingCalendar, leaning: Leaning = .nearest) {
        let text = typed.halfWidth.filter { !$0.isWhitespace }
        guard text.utf8.count <= 24,
            let day = Self.spoken(text, today) ?? Self.counted(text, today, calendar)
                ?? Self.solid(text, today, leaning) ?? Self.separated(text, today, leaning)
        else { return nil }
        self.day = day
    }

    private static func spoken(_ text: String, _ today: LocalDate) -> LocalDate? {
        ["前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2][text].map { today.adding(days: $0) }
    }

    /// `+3`, `-3`; at most three digits.
    private static func counted(_ text: String, _ today: LocalDate, _ calendar: WorkingCalendar) -> LocalDate? {
        guard let sign = text.first, "+-".contains(sign), (2...4).contains(text.utf8.count),
            isDigits(text.dropFirst()), let count = Int(text.dropFirst())
        else { return nil }
        return calendar.adding(workingDays: sign == "+" ? count : -count, to: today)
    }

    /// `1121`, `20261121`
    private static func solid(_ text: String, _ today: LocalDate, _ leaning: Leaning) -> LocalDate? {
        guard let values = digits(of: text) else { return nil }
        let pair = { (at: Int) in values[at] * 10 + values[at + 1] }
        switch values.count {
        case 4: return chosen(month: pair(0), day: pair(2), today, leaning)
        case 8: return LocalDate(year: pair(0) * 100 + pair(2), month: pair(4), day: pair(6))
        default: return nil
        }
    }

    /// `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`, and each without the year.
    private static func separated(_ text: String, _ today: LocalDate, _ leaning: Leaning) -> LocalDate? {
        var plain = text
        if let last = plain.last, "日号".contains(last) { plain.removeLast() }
        let parts = plain.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
        let numbers = parts.compactMap { isDigits($0) ? Int($0) : nil }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 2 where parts.allSatisfy({ $0.count <= 2 }):
            return chosen(month: numbers[0], day: numbers[1], today, leaning)
        case 3 where parts[0].count == 4 && parts.dropFirst().allSatisfy({ $0.count <= 2 }):
            return LocalDate(year: numbers[0], month: numbers[1], day: numbers[2])
        default: return nil
        }
    }

    /// The year is the one that `leaning` asks for; 29 February finds a leap year among the next or last eight.
    private static func chosen(month: Int, day: Int, _ today: LocalDate, _ leaning: Leaning) -> LocalDate? {
        let candidates = (-8...8).compactMap { LocalDate(year: today.year + $0, month: month, day: day) }
        switch leaning {
        case .nearest: return candidates.min { abs(today.days(until: $0)) < abs(today.days(until: $1)) }
        case .ahead: return candidates.first { $0 >= today }
        case .behind: return candidates.last { $0 <= today }
        }
    }
}
