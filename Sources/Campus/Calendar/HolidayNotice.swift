/// The State Council's notice on holidays and make-up working days of one year.
package struct HolidayNotice: Hashable, Sendable {
    package struct Holiday: Hashable, Sendable {
        package let name: String
        package let days: ClosedRange<LocalDate>

        package init(name: String, days: ClosedRange<LocalDate>) {
            self.name = name
            self.days = days
        }
    }

    package let year: Int
    /// `nil` while the notice of a year is not published.
    package let title: String?
    package let holidays: [Holiday]
    /// Saturdays and Sundays on which people work.
    package let makeUpDays: [LocalDate]

    package init(year: Int, title: String?, holidays: [Holiday], makeUpDays: [LocalDate]) {
        self.year = year
        self.title = title
        self.holidays = holidays
        self.makeUpDays = makeUpDays
    }
}
