import Campus

/// Days as people say them: the date and what is left, always both (G-45).
struct DayWords {
    private let words: Words

    init(_ words: Words) { self.words = words }

    /// `2026年11月21日（周六）`; in other languages `2026-11-21 (Sat)`.
    func long(_ day: LocalDate) -> String {
        words.language == WordBook.first ? day.chineseText : "\(day) (\(weekday(day)))"
    }

    /// 「今天」, 「周二 11-24」, and with the year when it is another.
    func short(_ day: LocalDate, today: LocalDate) -> String {
        if day == today { return words("desk.band.today") }
        let text = "\(day)"
        return "\(weekday(day)) \(day.year == today.year ? String(text.dropFirst(5)) : text)"
    }

    private func weekday(_ day: LocalDate) -> String { words("day.week.\(day.weekday)") }

    func late(_ remaining: Remaining?) -> MarkView? {
        switch remaining {
        case .overdue(_, let days): MarkView(.over, words("day.over", count: days))
        case .left, .dueToday, nil: nil
        }
    }

    func left(_ remaining: Remaining?) -> String? {
        switch remaining {
        case .left(let days, _): words("day.left", count: days)
        case .dueToday: words("day.today")
        case .overdue, nil: nil
        }
    }
}
