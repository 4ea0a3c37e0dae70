package import Campus
import Store

/// What a unit was called and where it hung, from a day to the day before another (ORG-04).
package struct UnitShape: Sendable, Equatable {
    package let unit: Unit.ID
    package let name: String
    package let parent: Unit.ID?
    package let path: String
    package let state: Unit.State
    package let from: LocalDate
    /// The first day on which this was no longer so; `nil` if it still is.
    package let until: LocalDate?

    init(_ row: Row) throws {
        unit = try row.id("unit_id")
        name = try row.text("name")
        parent = try row.optionalID("parent_id")
        path = try row.text("path")
        state = Unit.State(rawValue: try row.text("state")) ?? .open
        from = try row.date("from_on")
        until = try row.maybe("until_on", row.date)
    }
}

/// Keeps `unit_period`: every shape of the tree there ever was.
enum UnitPeriods {
    /// A unit whose opening nobody entered counts as older than any report.
    static let earliest: LocalDate = "1949-10-01"

    private static let columns = "unit_id, name, parent_id, path, state, from_on, until_on"

    /// - Parameter scope: As it was on that day: a branch by its path of then.
    static func shape(on day: LocalDate, in scope: Scope, _ db: Transaction) throws -> [UnitShape] {
        try db.rows(
            """
            SELECT \(columns) FROM unit_period
            WHERE path >= $1 AND path < $2 AND from_on <= $3 AND (until_on IS NULL OR until_on > $3)
              AND state <> 'closed'
            ORDER BY path
            """, scope.lower, scope.upper, day
        ).map(UnitShape.init)
    }

    static func all(of id: Unit.ID, _ db: Transaction) throws -> [UnitShape] {
        try db.rows("SELECT \(columns) FROM unit_period WHERE unit_id = $1 ORDER BY from_on, id", id).map(UnitShape.init)
    }

    /// The day since which a unit is what it is now.
    static func currentStart(of id: Unit.ID, _ db: Transaction) throws -> LocalDate? {
        try all(of: id, db).last { $0.until == nil }?.from
    }

    /// The first shape of a new unit.
    static func begin(_ unit: Unit, from day: LocalDate, _ db: Transaction) throws {
        try db.run(
            "INSERT INTO unit_period (unit_id, name, parent_id, path, state, from_on) VALUES ($1, $2, $3, $4, $5, $6)",
            unit.id, unit.name, unit.parent, unit.path, unit.state.rawValue, day)
    }

    /// Units that came without a history get the one they are known by.
    static func ensure(in branch: Scope, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO unit_period (unit_id, name, parent_id, path, state, from_on)
            SELECT unit.id, unit.name, unit.parent_id, unit.path, unit.state,
                   coalesce(CASE WHEN unit.state = 'closed' THEN unit.closed_on END, unit.opened_on, CAST($3 AS TEXT))
            FROM unit WHERE unit.path >= $1 AND unit.path < $2 AND unit.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM unit_period WHERE unit_period.unit_id = unit.id)
            """, branch.lower, branch.upper, Self.earliest)
    }

    /// The shape of one unit from a day on; the one before ends there.
    static func change(_ unit: Unit, from day: LocalDate, _ db: Transaction) throws {
        try db.run(
            "DELETE FROM unit_period WHERE unit_id = $1 AND until_on IS NULL AND from_on >= $2", unit.id, day)
        try db.run("UPDATE unit_period SET until_on = $2 WHERE unit_id = $1 AND until_on IS NULL", unit.id, day)
        try begin(unit, from: day, db)
    }

    /// A mistake of typing was corrected: the present shape was never otherwise.
    static func correct(_ unit: Unit, _ db: Transaction) throws {
        try db.run("UPDATE unit_period SET name = $2 WHERE unit_id = $1 AND until_on IS NULL", unit.id, unit.name)
    }
}
