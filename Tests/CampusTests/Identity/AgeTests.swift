import Testing

@testable import Campus

private struct Section: Decodable {
    struct Case: Decodable, Sendable {
        let birth, on: LocalDate
        let completed_years: Int
        let under_14, under_16, under_18: Bool
    }
    let cases: [Case]
}

@Suite("Identity · age")
struct AgeTests {
    @Test("A year is complete on the day after the birthday", arguments: vectors("age", as: Section.self).cases)
    private func age(_ expected: Section.Case) {
        let age = Age(born: expected.birth, on: expected.on)
        #expect(age.completedYears == expected.completed_years)
        #expect(age.isUnder(14) == expected.under_14)
        #expect(age.isUnder(16) == expected.under_16)
        #expect(age.isUnder(18) == expected.under_18)
    }

    @Test("Who is not born yet is zero years old")
    func unborn() {
        #expect(Age(born: "2026-12-01", on: "2026-11-21").completedYears == 0)
    }
}
