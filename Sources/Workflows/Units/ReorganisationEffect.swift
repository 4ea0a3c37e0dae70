package import Campus
import Store

/// What a change of the tree would do, shown before it is decided.
package struct ReorganisationEffect: Sendable, Equatable {
    /// A unit that takes part, with what hangs on it.
    package struct Part: Sendable, Equatable {
        package let id: Unit.ID
        package let name: String
        package let posts: Int
        package let below: Int
        package let pupils: Int?
    }
    package let unit: Part
    package let others: [Part]
    /// Rows that will hang under another path.
    package let newPath: String?
    package let isAtOnce: Bool
    /// Other changes of the same unit that wait for their day.
    package let planned: Int
}

extension ReorganisationWork {
    /// - Throws: What `decide` would throw, so that a wrong change is told before it is confirmed.
    package func effect(
        of change: Reorganisation.Change, on id: Unit.ID, on day: LocalDate, for caller: Caller
    ) async throws -> ReorganisationEffect {
        try caller.must(.reorganiseUnits)
        let today = database.clock.today
        return try await database.read { db in
            let row = try UnitRow.one(id, in: caller.scope, db)
            try ReorganisationCheck(change: change, unit: row, day: day, caller: caller, db: db).run()
            var newPath: String?
            if case .move(let parent) = change, let target = try UnitRow.any(parent, db) {
                newPath = UnitPlace.path(of: id, row.unit.kind, code: row.unit.code, below: target.unit.path)
            }
            let waiting = try ReorganisationRow.all(of: id, successor: nil, db).count { $0.state == .planned }
            return try ReorganisationEffect(
                unit: Self.part(row.unit, from: day, db),
                others: change.others.map { try Self.part(UnitRow.one($0, in: caller.scope, db).unit, from: day, db) },
                newPath: newPath, isAtOnce: day <= today, planned: waiting)
        }
    }

    private static func part(_ unit: Unit, from day: LocalDate, _ db: Transaction) throws -> ReorganisationEffect.Part {
        let branch = Scope(branch: unit.path)
        let below = try db.first(
            "SELECT count(*) AS n FROM unit WHERE path > $1 AND path < $2 AND state <> 'closed' AND deleted_at IS NULL",
            branch.lower, branch.upper)
        let posts = try db.first(
            """
            SELECT count(*) AS n FROM post WHERE path >= $1 AND path < $2 AND deleted_at IS NULL
              AND (ends_on IS NULL OR ends_on >= $3)
            """, branch.lower, branch.upper, day)
        let school = try db.first("SELECT pupils FROM school WHERE unit_id = $1", unit.id)
        return try .init(
            id: unit.id, name: unit.name, posts: posts?.int("n") ?? 0, below: below?.int("n") ?? 0,
            pupils: school.flatMap { try $0.maybe("pupils", $0.int) })
    }
}
