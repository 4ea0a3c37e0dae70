import Campus
import Store

/// Reorganisations that take effect soon, or could not be carried out on their day (ORG-04).
struct ReorganisationsToDo: ToDoSource {
    static let days = 30

    func concerns(_ caller: Caller) -> Bool { caller.may(.reorganiseUnits) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        try db.rows(
            """
            SELECT reorganisation.id, reorganisation.unit_id, reorganisation.kind, reorganisation.effective_on,
                   reorganisation.state, unit.name
            FROM reorganisation JOIN unit ON unit.id = reorganisation.unit_id
            WHERE reorganisation.path >= $1 AND reorganisation.path < $2
              AND ((reorganisation.state = 'planned' AND reorganisation.effective_on <= $3)
                   OR (reorganisation.state = 'failed' AND reorganisation.effective_on >= $4))
            ORDER BY reorganisation.effective_on, reorganisation.id LIMIT 20
            """, caller.scope.lower, caller.scope.upper, moment.today.adding(days: Self.days),
            moment.today.adding(days: -Self.days)
        ).map { row in
            let failed = try row.text("state") == "failed"
            return ToDo(
                "reorganisation/\(try row.int64("id"))",
                words: failed ? "reorganisation-failed" : "reorganisation-\(try row.text("kind"))",
                arguments: ["name": try row.text("name")], unitName: try row.text("name"),
                due: try row.date("effective_on"),
                address: failed ? "/units/\(try row.int64("unit_id"))" : "/units/planned", weight: .legal)
        }
    }
}
