package import Campus
import Store

/// Units entered by mistake: into the recycle bin and, for thirty days, out of it again (G-13).
extension UnitWork {
    package static let binDays = 30

    /// Only a unit on which nothing hangs; any other is closed with a day instead.
    package func delete(_ id: Unit.ID, reason: String, by caller: Caller) async throws {
        try caller.must(.editUnits)
        let now = database.clock.now()
        try await database.write { db in
            let row = try UnitRow.one(id, in: caller.scope, db)
            guard try !Self.hasDependants(row.unit, db) else { throw UnitRefusal.hasDependants }
            if id == caller.unit { throw UnitRefusal.ownUnit }
            try db.run(
                "UPDATE unit SET deleted_at = $2, version = version + 1, changed_by = $3, changed_at = $2 WHERE id = $1",
                id, now, caller.name)
            try RecycleBin.put(
                "unit", id.rawValue, title: row.unit.name, path: row.unit.path, by: caller, at: now, db)
            try db.run(
                "UPDATE reorganisation SET state = 'cancelled' WHERE unit_id = $1 AND state = 'planned'", id)
            try SearchIndex.forget(.unit, id.rawValue, db)
            db.audit(
                AuditEntry(
                    by: caller, "unit.deleted", "unit", id, title: row.unit.name, path: row.unit.path,
                    reason: reason.squeezed))
            try db.announce("unit", "\(id)", path: row.unit.path, at: now)
        }
    }

    package func restore(_ id: Unit.ID, by caller: Caller) async throws {
        try caller.must(.editUnits)
        let now = database.clock.now()
        let index = index
        try await database.write { db in
            guard let row = try UnitRow.any(id, db), caller.scope.contains(row.unit.path), let deleted = row.deletedAt
            else { throw NotFound() }
            guard now.seconds(since: deleted) <= Int64(Self.binDays) * 86_400 else { throw UnitRefusal.binEmptied }
            try Self.bringBack(row, by: caller.name, at: now, index, db)
            try db.run("DELETE FROM recycled WHERE kind = 'unit' AND subject_id = $1", id)
            db.audit(AuditEntry(by: caller, "unit.restored", "unit", id, title: row.unit.name, path: row.unit.path))
            try db.announce("unit", "\(id)", path: row.unit.path, at: now)
        }
    }

    /// Its place and its code may be taken meanwhile.
    private static func bringBack(
        _ row: UnitRow, by name: String, at now: Instant, _ index: SearchIndex, _ db: Transaction
    ) throws {
        try UnitPlace.checkCode(row.unit.code, for: row.unit.id, db)
        if let parent = row.unit.parent {
            guard let place = try UnitRow.any(parent, db), place.deletedAt == nil else { throw NotFound() }
            try UnitPlace.check(row.unit.kind, under: place)
        }
        try db.run(
            "UPDATE unit SET deleted_at = NULL, version = version + 1, changed_by = $2, changed_at = $3 WHERE id = $1",
            row.unit.id, name, now)
        try index.rewrite(unit: row.unit.id, db)
    }

    /// For the page of the recycle bin. What lay too long is emptied of its names; numbers stay taken, because the
    /// log speaks of them.
    var recycling: RecycledKind {
        let index = index
        return RecycledKind(
            name: "unit", permission: .editUnits,
            restore: { id, _, now, db in
                guard let row = try UnitRow.any(Unit.ID(id), db), row.deletedAt != nil else { throw NotFound() }
                try Self.bringBack(row, by: row.changedBy, at: now, index, db)
            },
            erase: { id, db in
                try db.run("UPDATE unit SET code = NULL, credit_code = NULL, phone = '' WHERE id = $1", id)
            })
    }

    /// Units below it, posts in it, or facts that somebody typed or confirmed.
    static func hasDependants(_ unit: Unit, _ db: Transaction) throws -> Bool {
        let branch = Scope(branch: unit.path)
        return try db.first(
            """
            SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM unit WHERE path > $1 AND path < $2 AND deleted_at IS NULL)
                OR EXISTS (SELECT 1 FROM post WHERE unit_id = $3 AND deleted_at IS NULL)
                OR EXISTS (SELECT 1 FROM school_fact WHERE unit_id = $3)
                OR EXISTS (SELECT 1 FROM unit WHERE successor_id = $3)
            """, branch.lower, branch.upper, unit.id) != nil
    }
}
