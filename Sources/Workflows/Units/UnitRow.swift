import Campus
import Store

/// row ↔ `Unit`, and what only the record knows of it.
struct UnitRow {
    let unit: Unit
    let depth: Int
    let creditCode: String?
    let openedOn: LocalDate?
    let closedOn: LocalDate?
    let successor: Unit.ID?
    let phone: String
    let changedBy: String
    let changedAt: Instant
    let deletedAt: Instant?

    /// A kind or a state that this version of the program does not know.
    struct Unreadable: Error {}

    static let columns = """
        unit.id, unit.kind, unit.parent_id, unit.path, unit.depth, unit.code, unit.credit_code, unit.name,
        unit.short_name, unit.domain, unit.state, unit.opened_on, unit.closed_on, unit.successor_id, unit.phone,
        unit.version, unit.changed_by, unit.changed_at, unit.deleted_at
        """

    init(_ row: Row) throws {
        guard let kind = Unit.Kind(rawValue: try row.text("kind")),
            let state = Unit.State(rawValue: try row.text("state"))
        else { throw Unreadable() }
        unit = try Unit(
            id: row.id("id"), kind: kind, parent: row.optionalID("parent_id"), path: row.text("path"),
            code: row.maybe("code", row.text), name: row.text("name"), shortName: row.text("short_name"), state: state,
            domain: row.maybe("domain", row.text).flatMap(Unit.Domain.init), version: row.int64("version"))
        depth = try row.int("depth")
        creditCode = try row.maybe("credit_code", row.text)
        openedOn = try row.maybe("opened_on", row.date)
        closedOn = try row.maybe("closed_on", row.date)
        successor = try row.optionalID("successor_id")
        phone = try row.text("phone")
        changedBy = try row.text("changed_by")
        changedAt = try row.instant("changed_at")
        deletedAt = try row.maybe("deleted_at", row.instant)
    }

    /// - Throws: `NotFound` outside the scope, in the recycle bin, and where nothing is.
    static func one(_ id: Unit.ID, in scope: Scope, _ db: Transaction) throws -> UnitRow {
        guard let row = try any(id, db), scope.contains(row.unit.path), row.deletedAt == nil else { throw NotFound() }
        return row
    }

    /// Also from the recycle bin and outside every scope.
    static func any(_ id: Unit.ID, _ db: Transaction) throws -> UnitRow? {
        try db.first("SELECT \(columns) FROM unit WHERE unit.id = $1", id).map(UnitRow.init)
    }

    static func byCode(_ code: String, _ db: Transaction) throws -> UnitRow? {
        try db.first(
            "SELECT \(columns) FROM unit WHERE code = $1 AND state <> 'closed' AND deleted_at IS NULL", code
        ).map(UnitRow.init)
    }
}

extension Row {
    /// A reference that may be null.
    func optionalID<Entity>(_ column: String, of: Entity.Type = Entity.self) throws(Fault) -> Identifier<Entity>? {
        if case .null = self[column] { return nil }
        return Identifier(rawValue: try int64(column))
    }
}
