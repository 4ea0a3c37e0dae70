/// How far a deadline is away: 剩 2 个工作日, 今天到期, 已超期 3 天.
package enum Remaining: Hashable, Sendable {
    case left(workingDays: Int, calendarDays: Int)
    case dueToday
    case overdue(workingDays: Int, calendarDays: Int)

    package var isOverdue: Bool {
        switch self {
        case .overdue: true
        case .left, .dueToday: false
        }
    }
}

/// What a count of days consists of; shown to whoever asks how it came about.
package struct CountedDays: Hashable, Sendable {
    package struct Holiday: Hashable, Sendable {
        package let name: String
        package var days: Int
    }

    /// Make-up days are among them.
    package fileprivate(set) var workingDays = 0
    package fileprivate(set) var weekendDays = 0
    package fileprivate(set) var holidays: [Holiday] = []
    package fileprivate(set) var makeUpDays: [LocalDate] = []
    package let isProvisional: Bool
}

extension WorkingCalendar {
    /// The days after `start` up to and with `end`; nothing if `end` is not later.
    package func count(after start: LocalDate, through end: LocalDate) -> CountedDays {
        var counted = CountedDays(isProvisional: !isExact(from: start, through: end))
        var day = start.adding(days: 1)
        while day <= end {
            counted.add(day, kind(of: day))
            day = day.adding(days: 1)
        }
        return counted
    }

    package func remaining(until due: LocalDate, from today: LocalDate) -> Remaining {
        if due == today { return .dueToday }
        let calendarDays = abs(today.days(until: due))
        let workingDays = count(after: min(today, due), through: max(today, due)).workingDays
        return due > today
            ? .left(workingDays: workingDays, calendarDays: calendarDays)
            : .overdue(workingDays: workingDays, calendarDays: calendarDays)
    }
}

extension CountedDays {
    fileprivate mutating func add(_ day: LocalDate, _ kind: WorkingCalendar.Day) {
        switch kind {
        case .working: workingDays += 1
        case .makeUp:
            workingDays += 1
            makeUpDays.append(day)
        case .weekend: weekendDays += 1
        case .holiday(let name):
            if holidays.last?.name == name { holidays[holidays.count - 1].days += 1 } else {
                holidays.append(Holiday(name: name, days: 1))
            }
        }
    }
}
