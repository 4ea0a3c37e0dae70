/// How long something may take, counted from the day after it began.
package enum Period: Hashable, Sendable {
    case workingDays(Int)
    /// Natural days. A legal period that ends on a day off ends on the next working day; an internal one does not.
    case calendarDays(Int, endsOnWorkingDay: Bool)
    /// Natural days before an event, such as 20 days before a large event (大型群众性活动).
    case calendarDaysBefore(Int)
}

/// The last day on which something is in time.
package struct Deadline: Hashable, Sendable {
    package let day: LocalDate
    /// A notice of holidays is still missing on the way; the day may move.
    package let isProvisional: Bool
}

extension WorkingCalendar {
    package func deadline(_ period: Period, from start: LocalDate) -> Deadline {
        let day =
            switch period {
            case .workingDays(let count): adding(workingDays: count, to: start)
            case .calendarDays(let count, endsOnWorkingDay: true): workingDay(onOrAfter: start.adding(days: held(count)))
            case .calendarDays(let count, endsOnWorkingDay: false): start.adding(days: held(count))
            case .calendarDaysBefore(let count): start.adding(days: -held(count))
            }
        return Deadline(day: day, isProvisional: dependsOnHolidays(period) && !isExact(from: start, through: day))
    }

    /// A count from a pack or a form may be anything; no period is longer than a century.
    private func held(_ days: Int) -> Int { max(-36_525, min(36_525, days)) }

    private func dependsOnHolidays(_ period: Period) -> Bool {
        switch period {
        case .workingDays, .calendarDays(_, endsOnWorkingDay: true): true
        case .calendarDays(_, endsOnWorkingDay: false), .calendarDaysBefore: false
        }
    }
}
