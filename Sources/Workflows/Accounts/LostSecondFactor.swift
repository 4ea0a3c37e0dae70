package import Campus
import Store

/// A request to turn a lost second factor off, waiting for the second administrator.
package struct SecondFactorRequest: Sendable, Equatable {
    package let id: Int64
    package let account: Account.ID
    package let name: String
    package let unitName: String
    package let askedBy: String
    package let askedAt: Instant
    package let reason: String
}

/// A lost phone: the security administrator asks, the system administrator confirms; the person is told (LOG-03).
extension AccountWork {
    package func askToTurnOffSecondFactor(of id: Account.ID, because reason: String, by caller: Caller) async throws {
        try caller.must(.manageRoles)
        let reason = try Self.reason(reason)
        try await change(id, by: caller, "account.second-factor-asked", because: reason) { account, now, db in
            guard account.id != caller.account else { throw AccountRefusal.oneself }
            guard account.hasSecondFactor else { throw AccountRefusal.state(account.state) }
            let open = "SELECT 1 AS one FROM second_factor_request WHERE account_id = $1 AND ended_at IS NULL"
            guard try db.first(open, id) == nil else { throw AccountRefusal.alreadyAsked }
            try db.run(
                """
                INSERT INTO second_factor_request (account_id, asked_by, asked_by_name, reason, asked_at)
                VALUES ($1, $2, $3, $4, $5)
                """, id, caller.account, caller.name, reason, now)
            // Told at once, so that a request made behind the person's back is noticed before it is confirmed.
            try Notices.add(
                to: id, subject: "second-factor", words: "notice.second-factor-asked", arguments: ["name": caller.name],
                link: "/me/second-factor", db, at: now)
        }
    }

    package func secondFactorRequests(for caller: Caller) async throws -> [SecondFactorRequest] {
        try caller.must(.seeAccounts)
        return try await database.read { db in
            try db.rows(
                """
                SELECT second_factor_request.id, account_id, asked_by_name, asked_at, reason, person.name,
                       unit.name AS unit_name
                FROM second_factor_request JOIN account ON account.id = second_factor_request.account_id
                     JOIN person ON person.id = account.person_id
                     JOIN post ON post.id = (SELECT min(id) FROM post AS own WHERE own.person_id = person.id
                                             AND own.deleted_at IS NULL)
                     JOIN unit ON unit.id = post.unit_id
                WHERE second_factor_request.ended_at IS NULL AND post.path >= $1 AND post.path < $2
                ORDER BY asked_at LIMIT 200
                """, caller.scope.lower, caller.scope.upper
            ).map { row in
                try SecondFactorRequest(
                    id: row.int64("id"), account: row.id("account_id"), name: row.text("name"),
                    unitName: row.text("unit_name"), askedBy: row.text("asked_by_name"), askedAt: row.instant("asked_at"),
                    reason: row.text("reason"))
            }
        }
    }

    /// The second administrator answers. Confirmed, all sign-ins of the person end.
    package func answerSecondFactor(_ request: Int64, confirm: Bool, by caller: Caller) async throws {
        try caller.must(.manageAccounts)
        let now = database.clock.now()
        try await database.write { db in
            guard let row = try db.first(
                "SELECT account_id, asked_by, reason FROM second_factor_request WHERE id = $1 AND ended_at IS NULL", request)
            else { throw NotFound() }
            let account = try AccountRow.find(try row.id("account_id"), in: caller.scope, db)
            guard account.id != caller.account, try row.int64("asked_by") != caller.account.rawValue else {
                throw Denied.ownRequest
            }
            try db.run(
                "UPDATE second_factor_request SET ended_at = $2, ended_by_name = $3, result = $4 WHERE id = $1", request,
                now, caller.name, confirm ? "done" : "refused")
            if confirm {
                try OwnAccount.turnOff(account.id, db)
                try AccountRows.end(sessionsOf: account.id, why: "second-factor", at: now, db)
                try Notices.add(
                    to: account.id, subject: "second-factor", words: "notice.second-factor-off",
                    arguments: ["name": caller.name], link: "/me/second-factor", db, at: now)
            }
            db.audit(
                AuditEntry(
                    by: caller, confirm ? "account.second-factor-removed" : "account.second-factor-kept", "account",
                    account.id, title: account.name, path: account.path, reason: try row.text("reason")))
        }
    }
}
