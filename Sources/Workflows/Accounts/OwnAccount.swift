package import Campus
package import Store

/// What everybody does with their own account: password, second factor, devices, tokens.
package struct OwnAccount: Sendable {
    let database: Database
    let finder: AccountFinder
    let keys: KeyRing

    package init(database: Database, keys: KeyRing) {
        self.database = database
        self.keys = keys
        finder = AccountFinder(keys: keys)
    }

    /// Changes the password. All other sign-ins end.
    package func changePassword(old: String, new: String, repeated: String, by caller: Caller) async throws {
        let now = database.clock.now()
        let known = try await database.read { db in
            try (
                former: PasswordChange.former(of: caller.account, db),
                rules: PasswordChange.rules(at: Setting.place(of: caller, db), db),
                login: db.first("SELECT login FROM account WHERE id = $1", caller.account)?.text("login") ?? ""
            )
        }
        guard try await matches(old, known.former.first) else { throw FormProblems(["old": "password.wrong"]) }
        let change = try await PasswordChange(
            new, repeated: repeated, login: known.login, rules: known.rules, former: known.former)
        try await database.write { db in
            try change.save(for: caller.account, at: now, db)
            try AccountRows.end(sessionsOf: caller.account, except: caller.session, why: "password", at: now, db)
            audit("account.password-changed", by: caller, db)
        }
    }

    package func passwordRules(for caller: Caller) async throws -> PasswordRules {
        try await database.read { db in try PasswordChange.rules(at: Setting.place(of: caller, db), db) }
    }

    func matches(_ password: String, _ stored: String?) async throws -> Bool {
        try await onWorkerThread { try stored.flatMap(PasswordHash.init)?.verify(password) == true }
    }

    func audit(_ action: String, by caller: Caller, reason: String = "", _ db: Transaction) {
        db.audit(
            AuditEntry(
                by: caller, action, "account", caller.account, title: caller.name, path: caller.scope.lower, reason: reason))
    }
}
