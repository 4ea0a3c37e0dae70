import Campus
import Store

/// A former name with its last day, or one more short name, of a unit.
struct UnitNameRow {
    enum Kind: String { case former, short }

    let name: String
    let kind: Kind
    let until: LocalDate?

    static func all(of id: Unit.ID, _ db: Transaction) throws -> [UnitNameRow] {
        try db.rows("SELECT name, kind, until_on FROM unit_name WHERE unit_id = $1 ORDER BY until_on, name", id)
            .map(UnitNameRow.init)
    }

    init(_ row: Row) throws {
        name = try row.text("name")
        kind = Kind(rawValue: try row.text("kind")) ?? .short
        until = try row.maybe("until_on", row.date)
    }

    static func add(_ name: String, _ kind: Kind, until: LocalDate?, of id: Unit.ID, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO unit_name (unit_id, name, kind, until_on) VALUES ($1, $2, $3, $4)
            ON CONFLICT (unit_id, name, kind) DO UPDATE SET until_on = excluded.until_on
            """, id, name, kind.rawValue, until)
    }

    /// Replaces the short names that people typed.
    static func setShortNames(_ names: [String], of id: Unit.ID, _ db: Transaction) throws {
        try db.run("DELETE FROM unit_name WHERE unit_id = $1 AND kind = 'short'", id)
        for name in Set(names) { try add(name, .short, until: nil, of: id, db) }
    }
}
