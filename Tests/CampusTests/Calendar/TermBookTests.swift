import Testing

@testable import Campus

private let book = Result { try TermBook(yaml: shippedPack("calendar/terms.yaml"), file: "terms.yaml") }

private func code(_ text: String) throws -> DivisionCode { try DivisionCode(text) }

@Suite("Calendar · terms")
struct TermBookTests {
    @Test("Five divisions have two terms in each of five school years", arguments: ["4504", "420702", "5309", "450203", "370812"])
    func complete(_ division: String) throws {
        for year in 2022...2026 {
            let terms = try book.get().terms(of: SchoolYear(startingIn: year), in: code(division))
            #expect(terms.map(\.number) == [.first, .second])
            #expect(terms.allSatisfy { (16...23).contains($0.weeks) })
        }
    }

    @Test("A county without terms of its own takes those of its city", arguments: ["450405", "450405100201"])
    func ancestor(_ division: String) throws {
        #expect(try book.get().term(on: "2026-11-21", in: code(division))?.division == code("4504"))
    }

    @Test("Where nobody has set terms there are none")
    func none() throws {
        #expect(try book.get().term(on: "2026-11-21", in: code("1101")) == nil)
        #expect(try book.get().term(on: "2026-11-21", in: code("45")) == nil)
    }

    @Test("Weeks run from Monday to Sunday", arguments: [
        ("2026-09-01", 1), ("2026-09-06", 1), ("2026-09-07", 2), ("2026-11-21", 12), ("2026-08-31", nil), ("2027-02-01", nil),
    ])
    func week(_ day: LocalDate, _ week: Int?) throws {
        #expect(try book.get().week(of: day, in: code("4504")) == week)
    }

    @Test("A term that opens on a Sunday has its first week from Monday", arguments: [("2024-09-01", 1), ("2024-09-02", 1), ("2024-09-09", 2)])
    func sunday(_ day: LocalDate, _ week: Int) throws {
        #expect(try book.get().week(of: day, in: code("4504")) == week)
    }

    @Test("A term may open in August")
    func august() throws {
        let term = try book.get().term(on: "2025-08-26", in: code("5309"))
        #expect(term?.schoolYear == SchoolYear(startingIn: 2025))
        #expect(try book.get().nextTerm(after: "2025-07-20", in: code("5309")) == term)
    }

    @Test("A school year begins on 1 September")
    func schoolYear() {
        #expect(SchoolYear(of: "2026-08-31").description == "2025-2026")
        #expect(SchoolYear(of: "2026-09-01").first == "2026-09-01")
        #expect(SchoolYear(of: "2023-09-01").last == "2024-08-31")
    }

    @Test("There is school on working days of a term only", arguments: [
        ("2026-09-20", true), ("2026-09-26", false), ("2026-10-08", true), ("2026-08-24", false), ("2026-11-21", false),
    ])
    func schoolDays(_ day: LocalDate, _ expected: Bool) throws {
        let working = try WorkingCalendar(yaml: shippedPack("calendar/working-days.yaml"), file: "working-days.yaml")
        let calendar = SchoolCalendar(working: working, terms: try book.get())
        #expect(try calendar.isSchoolDay(day, in: code("4504")) == expected)
        #expect(try calendar.schoolDay(onOrAfter: "2026-08-24", in: code("4504")) == "2026-09-01")
        #expect(try calendar.schoolDay(onOrAfter: day, in: code("11")) == nil)
    }
}

@Suite("Calendar · pack files")
struct CalendarPackTests {
    @Test("Every problem of a holiday file is told with its line")
    func holidays() {
        let text = """
            years:
              - year: 2026
                notice: 通知
                holidays:
                  - {name: 元旦, from: 2026-01-03, to: 2026-01-01}
                  - {name: 春节, from: 2026-02-30, to: 2026-02-23}
                workdays: [2026-01-05, 2026-01-04, 初七]
                colour: red
              - year: 2026
                notice: 再发
              - {year: 2028}
              - 2029
            """
        let expected = [
            "w.yaml:5: years[0].holidays[0]: out of order: 2026-01-03–2026-01-01",
            "w.yaml:6: years[0].holidays[1].from: expected day",
            "w.yaml:7: years[0].workdays[0]: no make-up working day: 2026-01-05",
            "w.yaml:7: years[0].workdays[2]: expected day",
            "w.yaml:8: years[0].colour: unknown key",
            "w.yaml:9: years[1]: twice: 2026",
            "w.yaml:11: years[2].notice: missing",
            "w.yaml:12: years[3]: expected mapping",
        ]
        #expect(problems { () throws(PackProblems) in _ = try WorkingCalendar(yaml: text, file: "w.yaml") } == expected)
    }

    @Test("Every problem of a file of terms is told with its line")
    func terms() {
        let text = """
            terms:
              - division: "9904"
                school_years: []
              - division: "4504"
                school_years:
                  - {year: 2026, first: [2026-09-01, 2027-01-22], second: [2027-01-20, 2027-07-09]}
                  - {year: 2027, first: [2027-09-01]}
                  - {year: 2028, first: [2027-09-01, 2028-01-01]}
            """
        #expect(problems { () throws(PackProblems) in _ = try TermBook(yaml: text, file: "t.yaml") } == [
            "t.yaml:2: terms[0].division: malformed: 9904",
            "t.yaml:6: terms[1].school_years[0].second: twice: 2026-09-01–2027-01-22",
            "t.yaml:7: terms[1].school_years[1].first: expected first and last day",
            "t.yaml:8: terms[1].school_years[2].first: out of order: 2027-09-01–2028-01-01",
        ])
    }

    @Test("What is no YAML is refused with the line of the mistake", arguments: [
        ("years: [", 2), ("years:\n  - a: 1\n b: 2", 3), ("", 1), ("years: []\nyears: []", 1), ("- 1", 1),
    ])
    func unreadable(_ text: String, _ line: Int) {
        let found = problems { () throws(PackProblems) in _ = try WorkingCalendar(yaml: text, file: "w.yaml") }
        #expect(found.first?.hasPrefix("w.yaml:\(line):") == true)
    }

    private func problems(_ read: () throws(PackProblems) -> Void) -> [String] {
        do throws(PackProblems) { try read() } catch { return error.problems.map(\.description) }
        return []
    }
}
