import Testing

@testable import Campus

@Suite("Ground · days and moments")
struct LocalDateTests {
    @Test("A day has one way of writing", arguments: [
        ("2026-11-21", true), ("2024-02-29", true), ("2023-02-29", false), ("2026-13-01", false), ("2026-1-1", false),
        ("0000-01-01", false), ("2026-11-21 ", false), ("二零二六", false), ("-026-11-21", false), ("2026-+1-21", false),
    ])
    func parsing(text: String, isDay: Bool) {
        #expect((LocalDate(text) != nil) == isDay)
        if isDay { #expect(LocalDate(text)?.description == text) }
    }

    @Test("Every day of eight centuries has a number and comes back from it")
    func numbers() {
        var day: LocalDate = "1600-01-01"
        var number = day.dayNumber
        while day.year < 2400 {
            #expect(day.dayNumber == number)
            day = day.adding(days: 1)
            number += 1
        }
        #expect(day == "2400-01-01")
    }

    @Test("Weeks start on Monday", arguments: [("2026-11-20", 5), ("2026-11-22", 7), ("2026-11-23", 1), ("1969-12-31", 3)])
    func weekday(day: LocalDate, expected: Int) { #expect(day.weekday == expected) }

    @Test("A moment is told in Beijing time", arguments: [
        ("2024-05-11T08:00:00+08:00", "2024-05-11 08:00"), ("2024-05-10T23:59:59Z", "2024-05-11 07:59"),
        ("2024-05-10T16:00:00.5Z", "2024-05-11 00:00"), ("1969-12-31T23:00:00Z", "1970-01-01 07:00"),
    ])
    func moments(text: String, shown: String) { #expect(Instant(rfc3339: text)?.tableText == shown) }

    @Test("What is no moment is refused", arguments: [
        "", "2024-05-11", "2024-05-11T25:00:00Z", "2024-05-11T08:00:00", "2024-05-11T08:00:00+8", "2024-02-30T08:00:00Z",
        "2024-05-11T08:00:00.Z",
    ])
    func noMoments(text: String) { #expect(Instant(rfc3339: text) == nil) }
}
