import Testing

@testable import Campus

private struct Section: Decodable {
    struct Day: Decodable, Sendable { let date: LocalDate; let working: Bool }
    struct Sum: Decodable, Sendable { let start: LocalDate; let working_days: Int; let due: LocalDate }
    let is_working_day: [Day]
    let add: [Sum]
}

private struct DayDeadlines: Decodable {
    struct Case: Decodable, Sendable { let start: LocalDate; let rule: String; let due: LocalDate; let direction: String? }
    let cases: [Case]
}

private struct HourDeadlines: Decodable {
    struct Case: Decodable, Sendable { let event_at, rule, due: String }
    let cases: [Case]
}

private let section = vectors("working_days", as: Section.self)
private let calendar = Result { try WorkingCalendar(yaml: shippedPack("calendar/working-days.yaml"), file: "working-days.yaml") }

@Suite("Calendar · working days")
struct WorkingCalendarTests {
    @Test("Swapped weekends and holidays are known", arguments: section.is_working_day)
    private func days(_ expected: Section.Day) throws {
        #expect(try calendar.get().isWorkingDay(expected.date) == expected.working)
    }

    @Test("Working days are added from the day after the start", arguments: section.add)
    private func add(_ expected: Section.Sum) throws {
        #expect(try calendar.get().adding(workingDays: expected.working_days, to: expected.start) == expected.due)
    }

    /// Days of the year less weekends less the legal holidays: 11 until 2024, 13 since 2025.
    @Test("Each notice gives as many working days as were worked", arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func year(_ year: Int, _ workingDays: Int) throws {
        let (first, last) = (try #require(LocalDate(year: year - 1, month: 12, day: 31)), try #require(LocalDate(year: year, month: 12, day: 31)))
        #expect(try calendar.get().count(after: first, through: last).workingDays == workingDays)
    }

    @Test("A year without a notice has weekends only and says so")
    func provisional() throws {
        let calendar = try calendar.get()
        #expect(calendar.exactYears == [2022, 2023, 2024, 2025, 2026])
        #expect(calendar.kind(of: "2027-05-01") == .weekend)
        #expect(calendar.isWorkingDay("2027-05-03"))
        #expect(calendar.deadline(.workingDays(10), from: "2026-12-25") == Deadline(day: "2027-01-08", isProvisional: true))
        #expect(!calendar.deadline(.workingDays(3), from: "2026-12-25").isProvisional)
        #expect(!calendar.deadline(.calendarDays(30, endsOnWorkingDay: false), from: "2026-12-25").isProvisional)
    }

    @Test("Counting back finds working days too")
    func back() throws {
        let calendar = try calendar.get()
        #expect(calendar.adding(workingDays: -1, to: "2026-10-08") == "2026-09-30")
        #expect(calendar.adding(workingDays: -2, to: "2026-02-24") == "2026-02-13")
        #expect(calendar.workingDay(onOrBefore: "2026-10-05") == "2026-09-30")
    }

    @Test("Natural days run through holidays", arguments: vectors("day_deadlines", as: DayDeadlines.self).cases)
    private func naturalDays(_ expected: DayDeadlines.Case) throws {
        let count = try #require(expected.rule.split(separator: "_").compactMap { $0.hasSuffix("d") ? Int($0.dropLast()) : nil }.first)
        let period: Period = expected.direction == "before" ? .calendarDaysBefore(count) : .calendarDays(count, endsOnWorkingDay: false)
        #expect(try calendar.get().deadline(period, from: expected.start).day == expected.due)
    }

    @Test("A legal period that ends in a holiday ends after it")
    func legal() throws {
        #expect(try calendar.get().deadline(.calendarDays(10, endsOnWorkingDay: true), from: "2026-09-25").day == "2026-10-08")
    }

    @Test("Absurd counts are held within a century", arguments: [
        Period.workingDays(.max), .workingDays(.min), .calendarDays(.max, endsOnWorkingDay: true), .calendarDaysBefore(.min),
    ])
    func absurd(_ period: Period) throws {
        let deadline = try calendar.get().deadline(period, from: "2026-11-21")
        #expect((1_920...2_130).contains(deadline.day.year))
    }

    @Test("Hours run on the clock through nights and holidays", arguments: vectors("hour_deadlines", as: HourDeadlines.self).cases)
    private func hours(_ expected: HourDeadlines.Case) throws {
        let last = try #require(expected.rule.split(separator: "_").last)
        let hours = try #require(Int64(last.dropLast()))
        let event = try #require(Instant(rfc3339: expected.event_at))
        #expect(event.adding(seconds: hours * 3_600).rfc3339 == expected.due)
    }
}

@Suite("Calendar · what remains")
struct RemainingTests {
    @Test("Working days that are left, or days since", arguments: [
        ("2026-11-24", "2026-11-21", Remaining.left(workingDays: 2, calendarDays: 3)),
        ("2026-11-21", "2026-11-21", .dueToday),
        ("2026-11-22", "2026-11-21", .left(workingDays: 0, calendarDays: 1)),
        ("2026-11-18", "2026-11-21", .overdue(workingDays: 2, calendarDays: 3)),
        ("2026-10-10", "2026-09-30", .left(workingDays: 3, calendarDays: 10)),
    ])
    func remaining(_ due: LocalDate, _ today: LocalDate, _ expected: Remaining) throws {
        let remaining = try calendar.get().remaining(until: due, from: today)
        #expect(remaining == expected)
        #expect(remaining.isOverdue == (today > due))
    }

    @Test("A count explains itself")
    func explained() throws {
        let counted = try calendar.get().count(after: "2026-09-24", through: "2026-10-10")
        #expect(counted.workingDays == 6)
        #expect(counted.weekendDays == 0)
        #expect(counted.holidays.map(\.name) == ["中秋节", "国庆节"])
        #expect(counted.holidays.map(\.days) == [3, 7])
        #expect(counted.makeUpDays == ["2026-10-10"])
        #expect(!counted.isProvisional)
    }
}

@Suite("Calendar · typed days")
struct TypedDateTests {
    @Test("People type days in many ways", arguments: [
        ("1121", "2026-11-21"), ("20261121", "2026-11-21"), ("2026/11/21", "2026-11-21"), ("2026-1-5", "2026-01-05"),
        ("2026.11.21", "2026-11-21"), ("11月21日", "2026-11-21"), ("2025年3月5日", "2025-03-05"), ("3月5号", "2027-03-05"),
        ("１１２１", "2026-11-21"), (" 11 / 23 ", "2026-11-23"), ("今天", "2026-11-21"), ("明天", "2026-11-22"),
        ("0105", "2027-01-05"), ("0229", "2028-02-29"),
    ])
    func typed(_ text: String, _ day: LocalDate) throws {
        #expect(try TypedDate(text, today: "2026-11-21", calendar: calendar.get())?.day == day)
    }

    @Test("A sign counts working days", arguments: [("+3", "2026-10-10"), ("+1", "2026-10-08"), ("-1", "2026-09-29"), ("+0", "2026-09-30")])
    func counted(_ text: String, _ day: LocalDate) throws {
        #expect(try TypedDate(text, today: "2026-09-30", calendar: calendar.get())?.day == day)
    }

    @Test("A day without a year leans the way it is asked to", arguments: [
        (TypedDate.Leaning.nearest, "2026-11-20" as LocalDate), (.ahead, "2027-11-20"), (.behind, "2026-11-20"),
    ])
    func leaning(_ leaning: TypedDate.Leaning, _ day: LocalDate) throws {
        #expect(try TypedDate("1120", today: "2026-11-21", calendar: calendar.get(), leaning: leaning)?.day == day)
    }

    @Test("What is no day is none", arguments: [
        "", "+", "+1000", "1131", "20260230", "11", "112", "2026/13/1", "--1", "11月", "26/11/21", "+3x", "x", "1/2/3/4", "99999999999999999999",
    ])
    func none(_ text: String) throws {
        #expect(try TypedDate(text, today: "2026-11-21", calendar: calendar.get()) == nil)
    }
}
