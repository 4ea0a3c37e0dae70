package import Campus
package import Store

/// A filter with its sort and columns under a name (T-05).
package struct SavedView: Sendable, Equatable {
    package typealias ID = Identifier<SavedView>
    package enum Sharing: String, Sendable, CaseIterable { case nobody, unit, role }

    package let id: ID
    package let list: String
    package let name: String
    /// The query of the list's address.
    package let query: String
    package let sharing: Sharing
    package let isMine: Bool
    package let isDefault: Bool
    package let isPinned: Bool
}

package struct SavedViews: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    package static let most = 50

    /// One's own, and those shared with the unit or the role one acts in.
    package func views(of list: String, for caller: Caller) async throws -> [SavedView] {
        try await database.read { db in
            try db.rows(
                """
                SELECT id, account_id, list, name, query, shared_with, is_default, pinned FROM saved_view
                WHERE list = $1 AND (account_id = $2 OR (shared_with = 'unit' AND unit_id = $3)
                    OR (shared_with = 'role' AND unit_id = $3 AND role = $4))
                ORDER BY name, id LIMIT 200
                """, list, caller.account, caller.unit, caller.role.rawValue
            ).map { try SavedView($0, for: caller) }
        }
    }

    /// Saves the present query under a name; the same name again replaces it.
    package func save(
        _ name: String, of list: String, query: String, sharing: SavedView.Sharing = .nobody, by caller: Caller
    ) async throws -> SavedView.ID {
        if sharing != .nobody { try caller.must(.shareViews) }
        let name = name.squeezed
        var problems = FormProblems()
        if name.isEmpty { problems.add("name", "missing") }
        if name.count > 30 { problems.add("name", "view.name.too-long") }
        if query.utf8.count > 4_000 { problems.add("query", "view.query.too-long") }
        try problems.throwIfAny()
        let now = database.clock.now()
        return try await database.write { db in
            let count = try db.first(
                "SELECT count(*) AS n FROM saved_view WHERE account_id = $1 AND list = $2 AND name <> $3", caller.account,
                list, name)?.int("n") ?? 0
            guard count < Self.most else { throw FormProblems(["name": "view.too-many"]) }
            return SavedView.ID(try db.insert(
                """
                INSERT INTO saved_view (account_id, list, name, query, shared_with, unit_id, role, at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (account_id, list, name) DO UPDATE SET query = excluded.query,
                    shared_with = excluded.shared_with, unit_id = excluded.unit_id, role = excluded.role, at = excluded.at
                RETURNING id
                """, caller.account, list, name, query, sharing.rawValue, caller.unit, caller.role.rawValue, now))
        }
    }

    /// One view a list opens with, or none.
    package func setDefault(_ id: SavedView.ID, _ isDefault: Bool, by caller: Caller) async throws {
        try await database.write { db in
            let view = try Self.own(id, caller, db)
            try db.run(
                "UPDATE saved_view SET is_default = 0 WHERE account_id = $1 AND list = $2", caller.account,
                view.text("list"))
            if isDefault { try db.run("UPDATE saved_view SET is_default = 1 WHERE id = $1", id) }
        }
    }

    package func pin(_ id: SavedView.ID, _ isPinned: Bool, by caller: Caller) async throws {
        try await database.write { db in
            _ = try Self.own(id, caller, db)
            try db.run("UPDATE saved_view SET pinned = $2 WHERE id = $1", id, isPinned)
        }
    }

    package func delete(_ id: SavedView.ID, by caller: Caller) async throws {
        try await database.write { db in
            _ = try Self.own(id, caller, db)
            try db.run("DELETE FROM saved_view WHERE id = $1", id)
        }
    }

    private static func own(_ id: SavedView.ID, _ caller: Caller, _ db: Transaction) throws -> Row {
        guard let row = try db.first("SELECT list FROM saved_view WHERE id = $1 AND account_id = $2", id, caller.account)
        else { throw NotFound() }
        return row
    }
}

extension SavedView {
    init(_ row: Row, for caller: Caller) throws {
        self.init(
            id: try row.id("id"), list: try row.text("list"), name: try row.text("name"), query: try row.text("query"),
            sharing: Sharing(rawValue: try row.text("shared_with")) ?? .nobody,
            isMine: try row.int64("account_id") == caller.account.rawValue,
            // A colleague's default is not mine.
            isDefault: try row.bool("is_default") && row.int64("account_id") == caller.account.rawValue,
            isPinned: try row.bool("pinned"))
    }
}
