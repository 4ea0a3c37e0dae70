package import Campus
import Store

/// A sign-in on a device.
package struct Device: Sendable, Equatable {
    package let id: Int64
    package let address: String
    package let agent: String
    package let createdAt: Instant
    package let seenAt: Instant
    package let isThis: Bool
}

/// Where I am signed in (LOG-05).
extension OwnAccount {
    package func devices(of caller: Caller) async throws -> [Device] {
        try await database.read { db in
            try db.rows(
                """
                SELECT id, address, agent, created_at, seen_at FROM session
                WHERE account_id = $1 AND ended_at IS NULL AND level = 'full' ORDER BY seen_at DESC, id DESC LIMIT 200
                """, caller.account
            ).map { row in
                let id = try row.int64("id")
                return try Device(
                    id: id, address: row.text("address"), agent: row.text("agent"), createdAt: row.instant("created_at"),
                    seenAt: row.instant("seen_at"), isThis: caller.session == "s\(id)")
            }
        }
    }

    package func endDevice(_ id: Int64, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let ended = try db.run(
                """
                UPDATE session SET ended_at = $3, ended_why = 'ended-elsewhere'
                WHERE id = $1 AND account_id = $2 AND ended_at IS NULL
                """, id, caller.account, now)
            guard ended == 1 else { throw NotFound() }
            audit("session.ended", by: caller, db)
        }
    }

    /// All but the one that asks.
    package func endOtherDevices(by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            try AccountRows.end(sessionsOf: caller.account, except: caller.session, why: "ended-elsewhere", at: now, db)
            audit("session.all-ended", by: caller, db)
        }
    }
}
