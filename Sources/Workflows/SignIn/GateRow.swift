import Campus
import Store

/// What the gate reads of a session or a token.
struct GateRow {
    let session: Int64
    let account: Account.ID
    let person: Person.ID
    let name: String
    let wantedPost: Post.ID?
    let csrf: String
    let seenAt: Instant
    let language: String
    let preferences: String
    let hasSecondFactor: Bool
    let secondFactorRequired: Bool

    private static let accountColumns = """
        account.id AS account_id, account.language, account.preferences, account.totp_required,
        CASE WHEN account.totp_secret IS NULL THEN 0 ELSE 1 END AS has_code, person.id AS person_id, person.name
        """

    static func bySession(_ hash: String, _ db: Transaction) throws -> GateRow? {
        try db.first(
            """
            SELECT session.id, session.post_id, session.csrf, session.seen_at, \(accountColumns)
            FROM session JOIN account ON account.id = session.account_id JOIN person ON person.id = account.person_id
            WHERE session.hash = $1 AND session.ended_at IS NULL AND session.level = 'full' AND account.state = 'active'
            """, hash
        ).map(GateRow.init)
    }

    static func byToken(_ hash: String, on today: LocalDate, _ db: Transaction) throws -> (GateRow, TokenAccess)? {
        try db.first(
            """
            SELECT token.id, token.post_id, '' AS csrf, token.created_at AS seen_at, token.writes, token.addresses,
                   token.used_at, \(accountColumns)
            FROM token JOIN account ON account.id = token.account_id JOIN person ON person.id = account.person_id
            WHERE token.hash = $1 AND token.revoked_at IS NULL AND token.expires_on >= $2 AND account.state = 'active'
            """, hash, today
        ).map { row in
            let access = try TokenAccess(
                id: row.int64("id"), mayWrite: row.bool("writes"), addresses: row.text("addresses"),
                usedAt: row.maybe("used_at", row.instant))
            return (try GateRow(row), access)
        }
    }

    private init(_ row: Row) throws {
        session = try row.int64("id")
        account = try row.id("account_id")
        person = try row.id("person_id")
        name = try row.text("name")
        wantedPost = try row.maybe("post_id") { column throws(Row.Fault) in try row.id(column) }
        csrf = try row.text("csrf")
        seenAt = try row.instant("seen_at")
        language = try row.text("language")
        preferences = try row.text("preferences")
        hasSecondFactor = try row.bool("has_code")
        secondFactorRequired = try row.bool("totp_required")
    }

    /// The post acted in: the chosen one if it still runs, otherwise the first that does.
    func activePost(on today: LocalDate, _ db: Transaction) throws -> PostRow? {
        let posts = try PostRow.active(of: person, on: today, db)
        return posts.first { $0.id == wantedPost } ?? posts.first
    }

    func signedIn(
        _ post: PostRow, address: String, session: String, rules: Gate.Rules, _ now: Instant, _ db: Transaction
    ) throws -> SignedIn {
        let caller = Caller(
            account: account, person: person, name: name, post: post.id, role: post.role, unit: post.unit,
            unitName: post.unitName, scope: post.scope, session: session, address: address)
        let asks = secondFactorRequired || (post.role.asksForSecondFactor && rules.secondFactorForAdministrators)
        return SignedIn(
            caller: caller, csrf: csrf, language: language, preferences: preferences,
            posts: try PostRow.active(of: person, on: now.localDate, db).map(\.choice),
            unreadNotices: try db.first(
                "SELECT count(*) AS n FROM notice WHERE account_id = $1 AND read_at IS NULL", account)?.int("n") ?? 0,
            mustSetUpSecondFactor: asks && !hasSecondFactor)
    }
}

/// What a token of the API allows.
struct TokenAccess {
    let id: Int64
    let mayWrite: Bool
    let addresses: String
    let usedAt: Instant?

    /// The listed addresses, or any if none is listed.
    func admits(_ address: String) -> Bool {
        let listed = addresses.split(whereSeparator: { $0 == "," || $0.isWhitespace })
        return listed.isEmpty || listed.contains { $0 == address }
    }

    func isStale(at now: Instant) -> Bool { usedAt.map { now.seconds(since: $0) >= 60 } ?? true }
}

/// A post with what is needed of its unit.
struct PostRow {
    let id: Post.ID
    let role: Role
    let title: String
    let unit: Unit.ID
    let unitName: String
    let scope: Scope

    var choice: PostChoice { PostChoice(id: id, role: role, title: title, unitName: unitName) }

    static func active(of person: Person.ID, on today: LocalDate, _ db: Transaction) throws -> [PostRow] {
        try db.rows(
            """
            SELECT post.id, post.role, post.title, unit.id AS unit_id, unit.name, unit.kind, unit.path
            FROM post JOIN unit ON unit.id = post.unit_id
            WHERE post.person_id = $1 AND post.deleted_at IS NULL AND post.starts_on <= $2
              AND (post.ends_on IS NULL OR post.ends_on >= $2) AND unit.state <> 'closed'
            ORDER BY post.starts_on, post.id
            """, person, today
        ).compactMap { row in
            guard let role = Role(rawValue: try row.text("role")), let kind = Unit.Kind(rawValue: try row.text("kind"))
            else { return nil }
            return try PostRow(
                id: row.id("id"), role: role, title: row.text("title"), unit: row.id("unit_id"),
                unitName: row.text("name"),
                // Accounts, roles and the audit log are of the whole platform.
                scope: role.administrativeDuty ? .everything : Unit.scope(of: kind, path: row.text("path")))
        }
    }

    static func isActive(_ post: Post.ID, of person: Person.ID, on today: LocalDate, _ db: Transaction) throws -> Bool {
        try active(of: person, on: today, db).contains { $0.id == post }
    }
}
