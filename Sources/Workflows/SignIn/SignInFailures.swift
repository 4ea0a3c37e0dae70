import Campus
import Store

/// Wrong tries. Logins that nobody has are counted just like those that somebody has.
struct SignInFailures {
    var count: Int
    var lockedUntil: Instant?

    static func of(_ typed: String, _ db: Transaction) throws -> SignInFailures {
        let row = try db.first("SELECT failures, locked_until_at FROM sign_in_failure WHERE login = $1", key(typed))
        return try SignInFailures(
            count: row?.int("failures") ?? 0, lockedUntil: row.flatMap { try $0.maybe("locked_until_at", $0.instant) })
    }

    static func add(
        _ typed: String, account: Account.ID?, _ db: Transaction, rules: SignInWork.Rules, at now: Instant
    ) throws -> SignInFailures {
        let until = now.adding(seconds: rules.lockSeconds)
        guard let account else { return try addUnknown(typed, db, rules: rules, at: now, until: until) }
        // A lock that has run out starts the count again.
        let row = try db.first(
            """
            UPDATE account SET
                failures = CASE WHEN locked_until_at IS NOT NULL THEN 1 ELSE failures + 1 END,
                locked_until_at = CASE WHEN locked_until_at IS NULL AND failures + 1 >= $2 THEN CAST($3 AS BIGINT) ELSE NULL END
            WHERE id = $1 RETURNING failures, locked_until_at
            """, account, rules.tries, until)
        guard let row else { throw NotFound() }
        return try SignInFailures(count: row.int("failures"), lockedUntil: row.maybe("locked_until_at", row.instant))
    }

    private static func addUnknown(
        _ typed: String, _ db: Transaction, rules: SignInWork.Rules, at now: Instant, until: Instant
    ) throws -> SignInFailures {
        let row = try db.first(
            """
            INSERT INTO sign_in_failure (login, failures, locked_until_at, at) VALUES ($1, 1, NULL, $4)
            ON CONFLICT (login) DO UPDATE SET
                failures = CASE WHEN sign_in_failure.locked_until_at IS NOT NULL THEN 1
                           ELSE sign_in_failure.failures + 1 END,
                locked_until_at = CASE WHEN sign_in_failure.locked_until_at IS NULL
                                  AND sign_in_failure.failures + 1 >= $2 THEN CAST($3 AS BIGINT) ELSE NULL END,
                at = $4
            RETURNING failures, locked_until_at
            """, key(typed), rules.tries, until, now)
        guard let row else { throw NotFound() }
        return try SignInFailures(count: row.int("failures"), lockedUntil: row.maybe("locked_until_at", row.instant))
    }

    static func clear(_ typed: String, account: Account.ID, _ db: Transaction) throws {
        try db.run("UPDATE account SET failures = 0, locked_until_at = NULL WHERE id = $1", account)
        try db.run("DELETE FROM sign_in_failure WHERE login = $1", key(typed))
    }

    private static func key(_ typed: String) -> String { typed.trimmedWhitespace.lowercased().clipped(to: 100) }
}
