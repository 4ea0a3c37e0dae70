package import Campus
package import Store

/// A post somebody may act in, for the unit switch (LOG-04).
package struct PostChoice: Sendable, Equatable {
    package let id: Post.ID
    package let role: Role
    package let title: String
    package let unitName: String
}

/// Somebody at work: signed in, in one of their posts.
package struct SignedIn: Sendable {
    package let caller: Caller
    package let csrf: String
    package let language: String
    package let preferences: String
    package let posts: [PostChoice]
    package let unreadNotices: Int
    /// Rows of the desk; known where a page is to be shown.
    package var toDo = 0
    /// The role asks for a second factor and the account has none yet: only its set-up is open.
    package let mustSetUpSecondFactor: Bool
}

/// Finds out who sent a request. Behind it the caller is never optional.
package struct Gate: Sendable {
    package struct Rules: Sendable {
        /// Idle minutes after which a sign-in ends (IT-ID-2); administrators sooner.
        package var idleSeconds: Int64 = 12 * 3_600
        package var administratorIdleSeconds: Int64 = 30 * 60
        package var secondFactorForAdministrators = true
        package init() {}
    }

    let database: Database
    let rules: Rules

    package init(database: Database, rules: Rules = Rules()) {
        self.database = database
        self.rules = rules
    }

    /// - Parameter isUse: Somebody did something; a page that is only open does not keep a sign-in alive.
    /// - Returns: `nil` if the secret opens nothing (any more).
    package func signedIn(secret: String, address: String, isUse: Bool = true) async throws -> SignedIn? {
        guard let token = RandomToken(secret) else { return nil }
        let now = database.clock.now()
        let rules = rules
        let found = try await database.read { db -> (SignedIn, Int64, Bool)? in
            guard let row = try GateRow.bySession(token.storageHash.hex, db) else { return nil }
            guard let post = try row.activePost(on: now.localDate, db) else { return nil }
            let idle = post.role.administrativeDuty ? rules.administratorIdleSeconds : rules.idleSeconds
            guard now.seconds(since: row.seenAt) <= idle else { return nil }
            let signedIn = try row.signedIn(post, address: address, session: "s\(row.session)", rules: rules, now, db)
            return (signedIn, row.session, now.seconds(since: row.seenAt) >= 60)
        }
        guard let (signedIn, session, isStale) = found else { return nil }
        if isStale, isUse { try await markSeen(session, at: now) }
        return signedIn
    }

    private func markSeen(_ session: Int64, at now: Instant) async throws {
        try await database.write { db in
            _ = try db.run("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2", session, now)
        }
    }

    /// The account of a bearer token of the API, in the post the token was made for.
    package func signedIn(bearer: String, address: String) async throws -> (SignedIn, mayWrite: Bool)? {
        guard let token = RandomToken(bearer) else { return nil }
        let now = database.clock.now()
        let rules = rules
        let found = try await database.read { db -> (SignedIn, Bool, Int64, Bool)? in
            guard let (row, access) = try GateRow.byToken(token.storageHash.hex, on: now.localDate, db),
                access.admits(address), let post = try row.activePost(on: now.localDate, db)
            else { return nil }
            let signedIn = try row.signedIn(post, address: address, session: "t\(access.id)", rules: rules, now, db)
            return (signedIn, access.mayWrite, access.id, access.isStale(at: now))
        }
        guard let (signedIn, mayWrite, id, isStale) = found else { return nil }
        if isStale {
            try await database.write { db in _ = try db.run("UPDATE token SET used_at = $2 WHERE id = $1", id, now) }
        }
        return (signedIn, mayWrite)
    }

    /// The account's language from now on.
    package func speak(_ language: String, to account: Account.ID) async throws {
        try await database.write { db in
            _ = try db.run("UPDATE account SET language = $2 WHERE id = $1", account, language)
        }
    }

    /// Acts in another of one's own posts from now on.
    package func switchPost(_ post: Post.ID, secret: String, caller: Caller) async throws {
        guard let token = RandomToken(secret) else { throw NotFound() }
        let today = database.clock.today
        try await database.write { db in
            guard try PostRow.isActive(post, of: caller.person, on: today, db) else { throw NotFound() }
            try db.run("UPDATE session SET post_id = $2 WHERE hash = $1", token.storageHash.hex, post)
            try db.run("UPDATE account SET last_post_id = $2 WHERE id = $1", caller.account, post)
            db.audit(
                AuditEntry(
                    by: caller, "post.switched", "post", post, title: caller.name, path: caller.scope.lower))
        }
    }
}
