import Campus
import Store

/// Facts of schools that nobody entered, or that are older than a term (SCH-03).
struct SchoolFactsToDo: ToDoSource {
    func concerns(_ caller: Caller) -> Bool { caller.may(.confirmSchoolFacts) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        let age = FactAge(today: moment.today, path: caller.scope.lower, terms: moment.calendar.terms)
        let row = try db.first(
            """
            SELECT count(*) AS schools, min(unit.id) AS id, min(unit.name) AS name,
                   coalesce(sum(CASE WHEN school.confirmed_on IS NULL THEN 1 ELSE 0 END), 0) AS missing,
                   coalesce(sum(CASE WHEN school.confirmed_on < $3 THEN 1 ELSE 0 END), 0) AS old
            FROM school JOIN unit ON unit.id = school.unit_id
            WHERE school.path >= $1 AND school.path < $2 AND unit.state = 'open' AND unit.deleted_at IS NULL
            """, caller.scope.lower, caller.scope.upper, age.oldest)
        guard let row else { return [] }
        return try row.int("schools") == 1
            ? own(row, age, moment)
            : [
                many(try row.int("missing"), "facts-missing-many", "confirmed_on.is=empty", nil),
                many(
                    try row.int("old"), "facts-old-many", "confirmed_on.to=\(age.oldest.adding(days: -1))",
                    Self.due(age, moment)),
            ].compactMap { $0 }
    }

    private func own(_ row: Row, _ age: FactAge, _ moment: ToDoMoment) throws -> [ToDo] {
        let (missing, old) = (try row.int("missing") > 0, try row.int("old") > 0)
        guard missing || old else { return [] }
        return [
            ToDo(
                "facts", words: missing ? "facts-missing" : "facts-old", unitName: try row.text("name"),
                due: missing ? nil : Self.due(age, moment), address: "/schools/\(try row.int64("id"))", weight: .legal)
        ]
    }

    private func many(_ count: Int, _ words: String, _ filter: String, _ due: LocalDate?) -> ToDo? {
        count == 0 ? nil : ToDo(
            words, words: words, arguments: ["count": "\(count)"], due: due, address: "/schools?\(filter)", weight: .legal)
    }

    /// The last day of the weeks in which schools look their facts through; `nil` where no term is set.
    static func due(_ age: FactAge, _ moment: ToDoMoment) -> LocalDate? {
        age.oldest == moment.today.adding(days: -FactAge.days) ? nil : age.oldest.adding(days: FactAge.grace)
    }
}
