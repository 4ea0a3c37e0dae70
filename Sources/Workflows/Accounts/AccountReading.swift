package import Campus
import Store

/// An account as administrators see it. Nothing of the person's numbers: administering needs none.
package struct AccountRecord: Sendable, Equatable {
    package let id: Account.ID
    package let person: Person.ID
    package let name: String
    package let login: String
    package let state: AccountState
    package let reason: String
    package let lockedUntil: Instant?
    package let hasSecondFactor: Bool
    package let waitsForSecondFactor: Bool
    package let createdAt: Instant
    package let lastSeenAt: Instant?
    package let openDevices: Int
    package let tokens: Int
    package let posts: [PostRecord]
}

/// Somebody without an account.
package struct AccountCandidate: Sendable, Equatable {
    package let person: Person.ID
    package let name: String
    package let unitName: String
    package let role: String
}

extension AccountWork {
    package func account(_ id: Account.ID, for caller: Caller) async throws -> AccountRecord {
        try caller.must(.seeAccounts)
        return try await database.read { db in
            let account = try AccountRow.find(id, in: caller.scope, db)
            guard let row = try db.first(
                """
                SELECT disabled_reason, created_at, last_seen_at,
                       (SELECT count(*) FROM session WHERE account_id = account.id AND ended_at IS NULL) AS devices,
                       (SELECT count(*) FROM token WHERE account_id = account.id AND revoked_at IS NULL) AS tokens,
                       (SELECT count(*) FROM second_factor_request AS r WHERE r.account_id = account.id
                            AND r.ended_at IS NULL) AS asked
                FROM account WHERE id = $1
                """, id)
            else { throw NotFound() }
            return try AccountRecord(
                id: id, person: account.person, name: account.name, login: account.login, state: account.state,
                reason: row.text("disabled_reason"), lockedUntil: account.lockedUntil,
                hasSecondFactor: account.hasSecondFactor, waitsForSecondFactor: row.int("asked") > 0,
                createdAt: row.instant("created_at"), lastSeenAt: row.maybe("last_seen_at", row.instant),
                openDevices: row.int("devices"), tokens: row.int("tokens"),
                posts: account.posts.filter { caller.scope.contains($0.path) })
        }
    }

    /// People without an account, found by name, pinyin or staff number; at most twenty.
    package func candidates(_ typed: String, for caller: Caller) async throws -> [AccountCandidate] {
        try caller.must(.manageAccounts)
        guard let query = NameQuery(typed) else { return [] }
        return try await database.read { db in
            var arguments: [SQLValue] = [.text(caller.scope.lower), .text(caller.scope.upper)]
            let ranges = query.lookups.map { range in
                arguments += [.text(range.lower), .text(range.upper)]
                return "(key >= $\(arguments.count - 1) AND key < $\(arguments.count))"
            }
            return try db.rows(
                """
                SELECT person.id, person.name, unit.name AS unit_name, post.role
                FROM person JOIN post ON post.id = (SELECT min(own.id) FROM post AS own WHERE own.person_id = person.id
                                                    AND own.deleted_at IS NULL AND own.path >= $1 AND own.path < $2)
                     JOIN unit ON unit.id = post.unit_id
                WHERE person.deleted_at IS NULL AND person.id IN (SELECT target_id FROM search_key
                    WHERE (\(ranges.joined(separator: " OR "))) AND kind = 'person' AND path >= $1 AND path < $2)
                  AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
                ORDER BY person.name_key, person.id LIMIT 20
                """, arguments: arguments
            ).map { row in
                try AccountCandidate(
                    person: row.id("id"), name: row.text("name"), unitName: row.text("unit_name"), role: row.text("role"))
            }
        }
    }

    /// Accounts that wait for approval, and lost second factors that wait for the second administrator.
    package func waiting(for caller: Caller) async throws -> Int {
        try caller.must(.seeAccounts)
        return try await database.read { db in
            try db.first(
                """
                SELECT count(DISTINCT account.id) AS n FROM account JOIN post ON post.person_id = account.person_id
                WHERE account.state = 'waiting' AND post.deleted_at IS NULL AND post.path >= $1 AND post.path < $2
                """, caller.scope.lower, caller.scope.upper)?.int("n") ?? 0
        }
    }
}
