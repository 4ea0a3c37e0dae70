/// Completed years of life.
///
/// A year is complete on the day *after* the birthday, the rule for criminal age and the careful choice for
/// consent (PIPL Art. 28, 31; age 14) and for cycling on the road (12 and 16).
package struct Age: Hashable, Sendable, Comparable {
    package let completedYears: Int

    /// - Parameter born: A day after `on` counts as zero years.
    package init(born: LocalDate, on day: LocalDate) {
        let passed = (day.month, day.day) > (born.month, born.day)
        completedYears = max(0, day.year - born.year - (passed ? 0 : 1))
    }

    package func isUnder(_ years: Int) -> Bool { completedYears < years }

    package static func < (one: Age, other: Age) -> Bool { one.completedYears < other.completedYears }
}
