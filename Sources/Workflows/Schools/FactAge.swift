package import Campus

/// When a fact has grown old: older than a term (SCH-03).
package struct FactAge: Sendable, Equatable {
    /// Without a calendar of terms.
    static let days = 180
    /// At the start of a term schools get some weeks to look their facts through.
    static let grace = 30

    /// Confirmed before this day is old.
    package let oldest: LocalDate

    package init(today: LocalDate, path: String, terms: TermBook) {
        let code = Unit.divisionPath(path).split(separator: "/").last.flatMap { try? DivisionCode(String($0)) }
        let year = SchoolYear(of: today)
        let openings = code.map { code in
            [SchoolYear(startingIn: year.startingIn - 1), year, SchoolYear(startingIn: year.startingIn + 1)]
                .flatMap { terms.terms(of: $0, in: code) }
                .map(\.days.lowerBound)
                .filter { $0.adding(days: Self.grace) <= today }
        } ?? []
        oldest = openings.max() ?? today.adding(days: -Self.days)
    }

    package func isOld(_ confirmed: LocalDate?) -> Bool { confirmed.map { $0 < oldest } ?? true }
}
