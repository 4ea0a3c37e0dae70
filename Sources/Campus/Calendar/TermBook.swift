/// The terms of all divisions that have set any; a division without takes those of the nearest above it.
package struct TermBook: Hashable, Sendable {
    private let terms: [DivisionCode: [Term]]

    package init(_ terms: [Term]) {
        self.terms = Dictionary(grouping: terms, by: \.division).mapValues { $0.sorted { $0.days.lowerBound < $1.days.lowerBound } }
    }

    /// The terms of a school year, in order; none if nobody has set them.
    package func terms(of year: SchoolYear, in division: DivisionCode) -> [Term] {
        for division in division.withAncestors {
            let found = terms[division, default: []].filter { $0.schoolYear == year }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The running term; `nil` in the holidays.
    package func term(on day: LocalDate, in division: DivisionCode) -> Term? {
        // A term may open in the last days of August.
        let year = SchoolYear(of: day)
        return [year, SchoolYear(startingIn: year.startingIn + 1)]
            .flatMap { terms(of: $0, in: division) }
            .first { $0.days.contains(day) }
    }

    /// The term that opens next after a day.
    package func nextTerm(after day: LocalDate, in division: DivisionCode) -> Term? {
        let year = SchoolYear(of: day)
        return [year, SchoolYear(startingIn: year.startingIn + 1)]
            .flatMap { terms(of: $0, in: division) }
            .first { $0.days.lowerBound > day }
    }

    /// 本学期第 12 周
    package func week(of day: LocalDate, in division: DivisionCode) -> Int? {
        term(on: day, in: division)?.week(of: day)
    }
}

/// Working days and terms together: on which days there is school.
package struct SchoolCalendar: Hashable, Sendable {
    package let working: WorkingCalendar
    package let terms: TermBook

    package init(working: WorkingCalendar, terms: TermBook) {
        self.working = working
        self.terms = terms
    }

    package func isSchoolDay(_ day: LocalDate, in division: DivisionCode) -> Bool {
        working.isWorkingDay(day) && terms.term(on: day, in: division) != nil
    }

    /// - Returns: `nil` if there is none within a year, because no term is set.
    package func schoolDay(onOrAfter day: LocalDate, in division: DivisionCode) -> LocalDate? {
        (0...366).lazy.map { day.adding(days: $0) }.first { isSchoolDay($0, in: division) }
    }
}
