/// A school year: 1 September to 31 August.
package struct SchoolYear: Hashable, Sendable, Comparable {
    package let startingIn: Int

    package init(startingIn year: Int) { startingIn = min(9_998, max(1, year)) }

    package init(of day: LocalDate) { self.init(startingIn: day.month >= 9 ? day.year : day.year - 1) }

    package var first: LocalDate { LocalDate(dayNumber: LocalDate.newYear(startingIn).dayNumber + daysToSeptember(startingIn)) }

    package var last: LocalDate { SchoolYear(startingIn: startingIn + 1).first.adding(days: -1) }

    package static func < (one: Self, other: Self) -> Bool { one.startingIn < other.startingIn }

    private func daysToSeptember(_ year: Int) -> Int64 {
        (1...8).reduce(0) { $0 + Int64(LocalDate.days(inMonth: $1, of: year)) }
    }
}

extension SchoolYear: CustomStringConvertible {
    /// `2026-2027`
    package var description: String { "\(startingIn)-\(startingIn + 1)" }
}

extension LocalDate {
    fileprivate static func newYear(_ year: Int) -> LocalDate {
        LocalDate(year: year, month: 1, day: 1) ?? LocalDate(dayNumber: 0)
    }
}

/// A term as a division has set it.
package struct Term: Hashable, Sendable {
    package enum Number: Int, Sendable, Codable, CaseIterable {
        /// Autumn.
        case first = 1
        /// Spring.
        case second = 2
    }

    package let division: DivisionCode
    package let schoolYear: SchoolYear
    package let number: Number
    package let days: ClosedRange<LocalDate>

    package init(division: DivisionCode, schoolYear: SchoolYear, number: Number, days: ClosedRange<LocalDate>) {
        self.division = division
        self.schoolYear = schoolYear
        self.number = number
        self.days = days
    }

    /// The week of a day, from 1; `nil` outside the term.
    ///
    /// Weeks run from Monday to Sunday. A term that opens on a weekend has its first week from the Monday after.
    package func week(of day: LocalDate) -> Int? {
        guard days.contains(day) else { return nil }
        return max(0, firstMonday.days(until: day)) / 7 + 1
    }

    package var weeks: Int { firstMonday.days(until: days.upperBound) / 7 + 1 }

    private var firstMonday: LocalDate {
        let opening = days.lowerBound
        return opening.adding(days: opening.weekday >= 6 ? 8 - opening.weekday : 1 - opening.weekday)
    }
}
