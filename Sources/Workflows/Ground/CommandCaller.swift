package import Campus
package import Store

/// In whose name a command of the command line works: it has an account's rights, never more.
package enum CommandCaller {
    package enum Refusal: Error, Equatable {
        case noSuchLogin
        /// Nobody may do this yet.
        case nobody
    }

    /// - Parameter login: `nil` for the account that may do this in the widest branch.
    package static func find(
        _ login: String?, who permission: Permission, in database: Database
    ) async throws -> Caller {
        let today = database.clock.today
        return try await database.read { db in
            let rows = try db.rows(
                """
                SELECT account.id, account.login, person.id AS person, person.name FROM account
                JOIN person ON person.id = account.person_id
                WHERE account.state = 'active' AND person.deleted_at IS NULL ORDER BY account.id
                """
            ).filter { try login == nil || $0.text("login") == login }
            if login != nil, rows.isEmpty { throw Refusal.noSuchLogin }
            var best: Caller?
            for row in rows {
                for post in try PostRow.active(of: row.id("person"), on: today, db) where post.role.permissions.contains(permission) {
                    if let best, best.scope.lower.utf8.count <= post.scope.lower.utf8.count { continue }
                    best = try Caller(
                        account: row.id("id"), person: row.id("person"), name: row.text("name"), post: post.id, role: post.role,
                        unit: post.unit, unitName: post.unitName, scope: post.scope, session: "command line", address: "")
                }
            }
            guard let best else { throw Refusal.nobody }
            return best
        }
    }
}
