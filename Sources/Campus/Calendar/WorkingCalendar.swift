/// Which days are working days: weekends, holidays, and the weekends that were swapped for them.
///
/// A year without a notice has weekends only, and everything counted in it is provisional.
package struct WorkingCalendar: Hashable, Sendable {
    package enum Day: Hashable, Sendable {
        case working
        /// A Saturday or Sunday on which people work.
        case makeUp
        case weekend
        case holiday(String)

        package var isWorking: Bool {
            switch self {
            case .working, .makeUp: true
            case .weekend, .holiday: false
            }
        }
    }

    /// The years whose notice is known.
    package let exactYears: Set<Int>
    private let special: [LocalDate: Day]

    package init(_ notices: [HolidayNotice]) {
        var special: [LocalDate: Day] = [:]
        for notice in notices {
            for holiday in notice.holidays {
                for offset in 0...holiday.days.lowerBound.days(until: holiday.days.upperBound) {
                    special[holiday.days.lowerBound.adding(days: offset)] = .holiday(holiday.name)
                }
            }
            for day in notice.makeUpDays { special[day] = .makeUp }
        }
        self.special = special
        exactYears = Set(notices.filter { $0.title != nil }.map(\.year))
    }

    package func kind(of day: LocalDate) -> Day {
        special[day] ?? (day.weekday >= 6 ? .weekend : .working)
    }

    package func isWorkingDay(_ day: LocalDate) -> Bool { kind(of: day).isWorking }

    /// Whether the notices of all years from one day to another are known.
    package func isExact(from start: LocalDate, through end: LocalDate) -> Bool {
        (min(start.year, end.year)...max(start.year, end.year)).allSatisfy(exactYears.contains)
    }
}

extension WorkingCalendar {
    package func workingDay(onOrAfter day: LocalDate) -> LocalDate {
        var day = day
        while !isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    package func workingDay(onOrBefore day: LocalDate) -> LocalDate {
        var day = day
        while !isWorkingDay(day) { day = day.adding(days: -1) }
        return day
    }

    /// The working day `count` working days after `start`, which is not counted itself.
    ///
    /// Zero leads to the first working day on or after `start`, a negative count back into the past. Counts
    /// beyond a century are held there.
    package func adding(workingDays count: Int, to start: LocalDate) -> LocalDate {
        guard count != 0 else { return workingDay(onOrAfter: start) }
        var day = start
        var left = abs(max(-25_000, min(25_000, count)))
        while left > 0 {
            day = day.adding(days: count.signum())
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}
