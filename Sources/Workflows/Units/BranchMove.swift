import Campus
import Store

/// Hangs a whole branch under another path: every row that lies in it, in one transaction.
///
/// The audit log keeps the old paths: its entries are chained and say where a thing was when it happened.
struct BranchMove {
    let unit: Unit.ID
    let from: String
    let to: String
    let newParent: Unit.ID?
    let day: LocalDate

    /// Tables whose rows lie in a branch by `path`.
    private static let tables = ["school", "post", "reorganisation", "recycled", "file", "handover", "import_run", "job"]

    func apply(_ db: Transaction) throws {
        let branch = Scope(branch: from)
        try UnitPeriods.ensure(in: branch, db)
        try movePeriods(branch, db)
        // Before the tree itself: these find their rows by the old paths.
        try moveKeys(branch, db)
        for table in Self.tables { try move(table, branch, db) }
        let steps = to.split(separator: "/").count - from.split(separator: "/").count
        try db.run(
            "UPDATE unit SET path = \(newPath), depth = depth + \(steps) WHERE path >= $3 AND path < $4",
            arguments: arguments(branch))
    }

    private var newPath: String { "CAST($1 AS TEXT) || substr(path, CAST($2 AS INTEGER))" }

    private func arguments(_ branch: Scope) -> [SQLValue] {
        [.text(to), .integer(Int64(from.utf8.count + 1)), .text(branch.lower), .text(branch.upper)]
    }

    private func move(_ table: String, _ branch: Scope, _ db: Transaction) throws {
        try db.run(
            "UPDATE \(table) SET path = \(newPath) WHERE path >= $3 AND path < $4", arguments: arguments(branch))
    }

    /// Search keys are found by what they point to; their table is not ordered by path.
    private func moveKeys(_ branch: Scope, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE search_key SET path = \(newPath) WHERE kind = 'unit' AND path >= $3 AND path < $4
              AND target_id IN (SELECT id FROM unit WHERE path >= $3 AND path < $4)
            """, arguments: arguments(branch))
        try db.run(
            """
            UPDATE search_key SET path = \(newPath) WHERE kind = 'person' AND path >= $3 AND path < $4
              AND target_id IN (SELECT person_id FROM post WHERE path >= $3 AND path < $4)
            """, arguments: arguments(branch))
    }

    /// What hung in the branch until yesterday stays written as it was; from the day on it hangs elsewhere.
    private func movePeriods(_ branch: Scope, _ db: Transaction) throws {
        let present = "until_on IS NULL AND path >= $3 AND path < $4"
        let moved = arguments(branch) + [.integer(unit.rawValue), newParent.sqlValue, day.sqlValue]
        let parent = "CASE WHEN unit_id = $5 THEN CAST($6 AS BIGINT) ELSE parent_id END"
        try db.run(
            """
            INSERT INTO unit_period (unit_id, name, parent_id, path, state, from_on)
            SELECT unit_id, name, \(parent), \(newPath), state, CAST($7 AS TEXT) FROM unit_period
            WHERE \(present) AND from_on < CAST($7 AS TEXT)
            """, arguments: moved)
        try db.run(
            "UPDATE unit_period SET until_on = $3 WHERE until_on IS NULL AND path >= $1 AND path < $2 AND from_on < $3",
            branch.lower, branch.upper, day)
        try db.run(
            "UPDATE unit_period SET path = \(newPath), parent_id = \(parent) WHERE \(present)",
            arguments: Array(moved.prefix(6)))
    }
}
