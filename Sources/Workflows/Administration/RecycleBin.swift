package import Campus
package import Store

/// What was deleted can be brought back for thirty days (G-13).
package struct RecycleBin: Sendable {
    package static let days = 30

    let database: Database
    let kinds: [RecycledKind]

    package init(database: Database, kinds: [RecycledKind]) {
        self.database = database
        self.kinds = kinds
    }

    package struct Item: Sendable, Equatable {
        package let id: Int64
        package let kind: String
        package let subject: Int64
        package let title: String
        package let deletedBy: String
        package let deletedAt: Instant
        /// The last day on which it can be brought back.
        package let until: LocalDate
    }

    /// What the caller may bring back, the newest first.
    package func items(for caller: Caller) async throws -> [Item] {
        let mine = kinds.filter { caller.may($0.permission) }.map(\.name)
        return try await database.read { db in
            try db.rows(
                """
                SELECT id, kind, subject_id, title, deleted_by, deleted_at FROM recycled
                WHERE path >= $1 AND path < $2 ORDER BY id DESC LIMIT 500
                """, caller.scope.lower, caller.scope.upper
            ).map(Self.item).filter { mine.contains($0.kind) }
        }
    }

    package func restore(_ id: Int64, by caller: Caller) async throws -> Item {
        try await restore(by: caller) { db in
            try db.first("\(Self.columns) WHERE id = $1 AND path >= $2 AND path < $3", id, caller.scope.lower, caller.scope.upper)
        }
    }

    /// Right after deleting, for the bar that offers to take it back.
    package func restore(_ kind: String, _ subject: Int64, by caller: Caller) async throws -> Item {
        try await restore(by: caller) { db in
            try db.first(
                "\(Self.columns) WHERE kind = $1 AND subject_id = $2 AND path >= $3 AND path < $4", kind, subject,
                caller.scope.lower, caller.scope.upper)
        }
    }

    private func restore(
        by caller: Caller, _ find: @escaping @Sendable (Transaction) throws -> Row?
    ) async throws -> Item {
        let now = database.clock.now()
        return try await database.write { db in
            guard let row = try find(db) else { throw NotFound() }
            let item = try Self.item(row)
            guard let kind = kinds.first(where: { $0.name == item.kind }), item.until >= now.localDate else { throw NotFound() }
            try caller.must(kind.permission)
            try kind.restore(item.subject, item.deletedAt, now, db)
            try db.run("DELETE FROM recycled WHERE id = $1", item.id)
            let path = try row.text("path")
            db.audit(AuditEntry(by: caller, "\(item.kind).restored", item.kind, item.subject, title: item.title, path: path))
            try db.announce(item.kind, "\(item.subject)", path: path, at: now)
            return item
        }
    }

    /// For the nightly job: what lay for thirty days is erased.
    ///
    /// - Returns: How many things.
    package func erase() async throws -> Int {
        let now = database.clock.now()
        let limit = now.adding(seconds: -Int64(Self.days + 1) * 86_400)
        return try await database.write { db in
            let rows = try db.rows("\(Self.columns) WHERE deleted_at < $1 ORDER BY id LIMIT 1000", limit)
            for row in rows {
                let item = try Self.item(row)
                try kinds.first { $0.name == item.kind }?.erase(item.subject, db)
                try db.run("DELETE FROM recycled WHERE id = $1", item.id)
            }
            return rows.count
        }
    }

    /// Called in the transaction that deletes.
    static func put(
        _ kind: String, _ subject: Int64, title: String, path: String, by caller: Caller, at now: Instant, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO recycled (kind, subject_id, title, path, deleted_by, deleted_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (kind, subject_id) DO UPDATE SET title = $3, path = $4, deleted_by = $5, deleted_at = $6
            """, kind, subject, title, path, caller.name, now)
    }

    private static let columns = "SELECT id, kind, subject_id, title, path, deleted_by, deleted_at FROM recycled"

    private static func item(_ row: Row) throws -> Item {
        let deletedAt = try row.instant("deleted_at")
        return try Item(
            id: row.int64("id"), kind: row.text("kind"), subject: row.int64("subject_id"), title: row.text("title"),
            deletedBy: row.text("deleted_by"), deletedAt: deletedAt, until: deletedAt.localDate.adding(days: days))
    }
}

/// How one kind of thing comes back from the recycle bin, and what remains of it afterwards.
package struct RecycledKind: Sendable {
    let name: String
    let permission: Permission
    let restore: @Sendable (_ id: Int64, _ deletedAt: Instant, _ now: Instant, Transaction) throws -> Void
    let erase: @Sendable (_ id: Int64, Transaction) throws -> Void

    package init(
        name: String, permission: Permission,
        restore: @escaping @Sendable (_ id: Int64, _ deletedAt: Instant, _ now: Instant, Transaction) throws -> Void,
        erase: @escaping @Sendable (_ id: Int64, Transaction) throws -> Void
    ) {
        self.name = name
        self.permission = permission
        self.restore = restore
        self.erase = erase
    }
}
