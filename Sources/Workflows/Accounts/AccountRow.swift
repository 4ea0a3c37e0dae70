package import Campus
import Store

/// Where an account stands.
package enum AccountState: String, Sendable, CaseIterable {
    /// Made by the system administrator, not yet approved by the security administrator.
    case waiting
    /// Approved; the person has not set a password yet.
    case invited
    case active
    case disabled
}

/// What the use cases of accounts refuse.
package enum AccountRefusal: Error, Equatable, Sendable {
    /// Used, expired, replaced, or never ours.
    case linkUnusable
    /// The account is not in a state in which this can be done.
    case state(AccountState)
    /// Without this one nobody could do the duty.
    case lastOfDuty(Role)
    /// One's own account is another administrator's affair.
    case oneself
    /// Something like it waits already.
    case alreadyAsked
    /// The role asks for a second factor.
    case secondFactorRequired
}

/// An account with its person, as administrators see it.
struct AccountRow: Sendable {
    let id: Account.ID
    let person: Person.ID
    let name: String
    let login: String
    let state: AccountState
    let hasPassword: Bool
    let hasSecondFactor: Bool
    let lockedUntil: Instant?
    let version: Int64
    let posts: [PostRecord]

    /// - Parameter scope: A post of the person lies in it; otherwise there is no such account.
    static func find(_ id: Account.ID, in scope: Scope, _ db: Transaction) throws -> AccountRow {
        guard let row = try db.first("\(columns) WHERE account.id = $1 AND person.deleted_at IS NULL", id) else { throw NotFound() }
        let account = try AccountRow(row, db)
        guard account.posts.contains(where: { scope.contains($0.path) }) else { throw NotFound() }
        return account
    }

    static func of(_ person: Person.ID, _ db: Transaction) throws -> AccountRow? {
        try db.first("\(columns) WHERE account.person_id = $1", person).map { try AccountRow($0, db) }
    }

    private init(_ row: Row, _ db: Transaction) throws {
        guard let state = AccountState(rawValue: try row.text("state")) else { throw NotFound() }
        self.state = state
        id = try row.id("id")
        person = try row.id("person_id")
        name = try row.text("name")
        login = try row.text("login")
        hasPassword = try row.bool("has_password")
        hasSecondFactor = try row.bool("has_code")
        lockedUntil = try row.maybe("locked_until_at", row.instant)
        version = try row.int64("version")
        posts = try PersonReach.posts(of: person, db)
    }

    private static let columns = """
        SELECT account.id, account.person_id, account.login, account.state, account.locked_until_at, account.version,
               person.name, CASE WHEN account.password IS NULL THEN 0 ELSE 1 END AS has_password,
               CASE WHEN account.totp_secret IS NULL THEN 0 ELSE 1 END AS has_code
        FROM account JOIN person ON person.id = account.person_id
        """

    var path: String { posts.last?.path ?? "" }

    func duties(on today: LocalDate) -> Set<Role> {
        Set(posts.filter { $0.state(on: today) != .ended }.map(\.role).filter(\.administrativeDuty))
    }
}

enum AccountRows {
    static func end(sessionsOf account: Account.ID, except: String? = nil, why: String, at now: Instant, _ db: Transaction) throws {
        try db.run(
            """
            UPDATE session SET ended_at = $2, ended_why = $3
            WHERE account_id = $1 AND ended_at IS NULL AND ('s' || CAST(id AS TEXT)) <> CAST($4 AS TEXT)
            """, account, now, why, except ?? "")
    }

    static func set(_ state: AccountState, reason: String = "", of account: Account.ID, _ db: Transaction) throws {
        try db.run(
            "UPDATE account SET state = $2, disabled_reason = $3, version = version + 1 WHERE id = $1", account,
            state.rawValue, reason)
    }

    /// A new one-time link; the older ones of this account stop working.
    static func link(
        _ kind: String, for account: Account.ID?, days: Int, by name: String, at now: Instant, _ db: Transaction
    ) throws -> RandomToken {
        let secret = RandomToken()
        if let account {
            try db.run("UPDATE invitation SET expires_at = $2 WHERE account_id = $1 AND used_at IS NULL AND expires_at > $2", account, now)
        } else {
            try db.run("UPDATE invitation SET expires_at = $2 WHERE kind = $1 AND used_at IS NULL AND expires_at > $2", kind, now)
        }
        try db.run(
            """
            INSERT INTO invitation (hash, kind, account_id, expires_at, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)
            """, secret.storageHash.hex, kind, account, now.adding(seconds: Int64(days) * 86_400), name, now)
        return secret
    }

    /// Somebody who signs in as an administrator of this duty and is not this account.
    static func hasOther(_ duty: Role, than account: Account.ID, on today: LocalDate, _ db: Transaction) throws -> Bool {
        try db.first(
            """
            SELECT 1 AS one FROM account JOIN post ON post.person_id = account.person_id
            WHERE post.role = $1 AND post.deleted_at IS NULL AND post.starts_on <= $2
              AND (post.ends_on IS NULL OR post.ends_on >= $2) AND account.state = 'active' AND account.id <> $3
            """, duty.rawValue, today, account) != nil
    }
}
