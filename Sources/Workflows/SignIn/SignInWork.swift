package import Campus
package import Store

/// What somebody typed at the door, and from where.
package struct SignInAttempt: Sendable {
    package var account: String
    package var password: String
    package var address: String
    package var agent: String

    package init(account: String, password: String, address: String, agent: String) {
        self.account = account
        self.password = password
        self.address = address
        self.agent = agent
    }
}

/// What the door answered. Unknown accounts and wrong passwords get the same answer after the same time (LOG-02).
package enum SignInAnswer: Sendable, Equatable {
    case welcome(secret: String)
    /// The password was right; a code of the second factor is still to come in this session.
    case wantsCode(secret: String)
    case wrong(triesLeft: Int)
    case locked(until: Instant)
}

/// The door: signing in and out.
package struct SignInWork: Sendable {
    package struct Rules: Sendable {
        /// Failures after which the account waits (IT-ID-2).
        package var tries = 5
        package var lockSeconds: Int64 = 15 * 60
        package init() {}
    }

    let database: Database
    let finder: AccountFinder
    let rules: Rules

    package init(database: Database, keys: KeyRing, rules: Rules = Rules()) {
        self.database = database
        self.finder = AccountFinder(keys: keys)
        self.rules = rules
    }

    package func signIn(_ attempt: SignInAttempt) async throws -> SignInAnswer {
        let now = database.clock.now()
        let finder = finder
        let found = try await database.read { db in
            try (account: finder.account(for: attempt.account, db), failures: SignInFailures.of(attempt.account, db))
        }
        if let until = found.account?.lockedUntil ?? found.failures.lockedUntil, until > now {
            return .locked(until: until)
        }
        let matches = try await passwordMatches(attempt.password, found.account)
        guard matches, let account = found.account else {
            return try await refuse(attempt, account: found.account)
        }
        return try await welcome(account, attempt)
    }

    /// Signs the same person in again over a page whose sign-in has run out (G-11).
    package func again(_ account: Account.ID, password: String, address: String, agent: String) async throws -> SignInAnswer {
        let login = try await database.read { db in
            try db.first("SELECT login FROM account WHERE id = $1", account)?.text("login")
        }
        return try await signIn(
            SignInAttempt(account: login ?? "", password: password, address: address, agent: agent))
    }

    /// Spends the same time whether or not somebody has this account.
    private func passwordMatches(_ password: String, _ account: FoundAccount?) async throws -> Bool {
        try await onWorkerThread {
            guard let stored = account?.password.flatMap(PasswordHash.init), account?.state == "active" else {
                return try PasswordHash.verifyNobody(password)
            }
            return try stored.verify(password)
        }
    }

    private func refuse(_ attempt: SignInAttempt, account: FoundAccount?) async throws -> SignInAnswer {
        let rules = rules
        let now = database.clock.now()
        return try await database.write { db in
            let failures = try SignInFailures.add(attempt.account, account: account?.id, db, rules: rules, at: now)
            db.audit(
                AuditEntry(
                    account: account?.id, personName: account?.personName ?? "", path: account?.path ?? "",
                    address: attempt.address, action: "sign-in.refused", objectKind: "account",
                    objectID: account.map { "\($0.id)" } ?? "", // Somebody may have typed the password into the wrong field: the log keeps the beginning only.
                    objectTitle: account?.login ?? attempt.account.clipped(to: 3),
                    result: .refused, reason: "sign-in.wrong"))
            guard let until = failures.lockedUntil else { return .wrong(triesLeft: rules.tries - failures.count) }
            if let account {
                try Notices.add(
                    to: account.id, subject: "sign-in-locked", words: "notice.sign-in-locked",
                    arguments: ["address": attempt.address], link: "/me/devices", db, at: now)
            }
            return .locked(until: until)
        }
    }

    private func welcome(_ account: FoundAccount, _ attempt: SignInAttempt) async throws -> SignInAnswer {
        let secret = RandomToken()
        let now = database.clock.now()
        let level: SessionLevel = account.hasSecondFactor ? .password : .full
        try await database.write { db in
            try SignInFailures.clear(attempt.account, account: account.id, db)
            try SessionRow.insert(
                secret, account: account.id, post: account.lastPost, level: level, address: attempt.address,
                agent: attempt.agent, at: now, db)
            db.audit(
                AuditEntry(
                    account: account.id, personName: account.personName, path: account.path, address: attempt.address,
                    action: level == .full ? "sign-in.done" : "sign-in.password", objectKind: "account",
                    objectID: "\(account.id)", objectTitle: account.login))
        }
        return level == .full ? .welcome(secret: secret.text) : .wantsCode(secret: secret.text)
    }

    /// The second step: a code of the app, or one of the recovery codes. A code is taken once only.
    ///
    /// - Returns: `true` if the session is open now. Wrong codes count like wrong passwords.
    package func giveCode(_ typed: String, secret: String, address: String) async throws -> SignInAnswer {
        guard let token = RandomToken(secret) else { throw NotFound() }
        let now = database.clock.now()
        let finder = finder
        let rules = rules
        return try await database.write { db in
            guard let session = try SessionRow.waitingForCode(token, db),
                let account = try finder.account(session.account, db)
            else { throw NotFound() }
            if let until = account.lockedUntil, until > now { return .locked(until: until) }
            guard try finder.accepts(code: typed, of: account, at: now, db) else {
                let failures = try SignInFailures.add(account.login, account: account.id, db, rules: rules, at: now)
                if let until = failures.lockedUntil { return .locked(until: until) }
                return .wrong(triesLeft: rules.tries - failures.count)
            }
            try SignInFailures.clear(account.login, account: account.id, db)
            try db.run("UPDATE session SET level = 'full', seen_at = $2 WHERE id = $1", session.id, now)
            db.audit(
                AuditEntry(
                    account: account.id, personName: account.personName, path: account.path, address: address,
                    action: "sign-in.done", objectKind: "account", objectID: "\(account.id)",
                    objectTitle: account.login))
            return .welcome(secret: secret)
        }
    }

    package func signOut(secret: String) async throws {
        guard let token = RandomToken(secret) else { return }
        let now = database.clock.now()
        try await database.write { db in
            try db.run(
                "UPDATE session SET ended_at = $2, ended_why = 'signed-out' WHERE hash = $1 AND ended_at IS NULL",
                token.storageHash.hex, now)
        }
    }
}

extension String {
    /// At most `count` characters; what is typed by strangers does not grow the log.
    func clipped(to count: Int) -> String { self.count <= count ? self : String(prefix(count)) + "…" }
}
