package import Campus
package import Store

/// Accounts, as administrators keep them. No duty does it alone: the system administrator makes an account, the
/// security administrator approves it (GB/T 22239-2019 8.1.11).
package struct AccountWork: Sendable {
    let database: Database
    let people: PeopleWork

    package init(database: Database, people: PeopleWork) {
        self.database = database
        self.people = people
    }

    /// Makes an account that waits for approval. The very first security administrator needs none: nobody could give it.
    package func create(_ form: AccountForm, by caller: Caller) async throws -> Account.ID {
        try caller.must(.manageAccounts)
        let now = database.clock.now()
        return try await database.write { db in
            let plan = try AccountPlan(form, by: caller, today: now.localDate, db)
            let person = try plan.person ?? people.insert(plan.entry, by: caller, at: now, db)
            if let post = plan.post {
                let key = people.names.sortKey(plan.entry.name)
                try PostRows.insert(post, of: person, nameKey: key, by: caller.name, at: now, db)
            }
            try people.names.index(person, db)
            let isFirst = try plan.post?.role == .securityAdministrator
                && !AccountRows.hasOther(.securityAdministrator, than: Account.ID(0), on: now.localDate, db)
            let state: AccountState = isFirst ? .invited : .waiting
            let id = Account.ID(
                try db.insert(
                    "INSERT INTO account (person_id, login, state, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
                    person, plan.login, state.rawValue, now))
            let posts = try PersonReach.posts(of: person, db)
            db.audit(
                AuditEntry(
                    by: caller, "account.created", "account", id, title: plan.entry.name, path: posts.first?.path ?? "",
                    changes: [
                        .init("login", old: "", new: plan.login), .init("state", old: "", new: state.rawValue),
                        .init("post", old: "", new: posts.first?.words ?? ""),
                    ]))
            try db.announce("account", "\(id)", path: posts.first?.path ?? "", at: now)
            return id
        }
    }

    /// Gives somebody with an account a duty of administration; the account waits for approval again.
    package func giveDuty(_ role: String, in unit: String, to id: Account.ID, by caller: Caller) async throws {
        try caller.must(.manageAccounts)
        let now = database.clock.now()
        try await database.write { db in
            let account = try AccountRow.find(id, in: caller.scope, db)
            guard let duty = Role(rawValue: role), duty.administrativeDuty else { throw FormProblems(["role": "choice"]) }
            guard let unit = Unit.ID(unit), let place = try PostPlace.find(unit, in: caller.scope, db) else {
                throw FormProblems(["unit": "unit.unknown"])
            }
            try AccountPlan.keepDutiesApart(duty, account.duties(on: now.localDate))
            let post = PostEntry(duty: duty, in: place, from: now.localDate)
            try PostRows.insert(
                post, of: account.person, nameKey: people.names.sortKey(account.name), by: caller.name, at: now, db)
            try AccountRows.set(.waiting, of: id, db)
            try AccountRows.end(sessionsOf: id, why: "duty-given", at: now, db)
            try people.names.index(account.person, db)
            db.audit(
                AuditEntry(
                    by: caller, "account.duty-given", "account", id, title: account.name, path: place.path,
                    changes: [.init("post", old: "", new: post.words)]))
        }
    }

    package func approve(_ id: Account.ID, by caller: Caller) async throws {
        try caller.must(.approveAccounts)
        try await change(id, by: caller, "account.approved") { account, _, db in
            guard account.state == .waiting else { throw AccountRefusal.state(account.state) }
            guard account.id != caller.account else { throw Denied.ownRequest }
            try AccountRows.set(account.hasPassword ? .active : .invited, of: account.id, db)
        }
    }

    package func refuse(_ id: Account.ID, because reason: String, by caller: Caller) async throws {
        try caller.must(.approveAccounts)
        let reason = try Self.reason(reason)
        try await change(id, by: caller, "account.refused", because: reason) { account, _, db in
            guard account.state == .waiting else { throw AccountRefusal.state(account.state) }
            guard account.id != caller.account else { throw Denied.ownRequest }
            try AccountRows.set(.disabled, reason: reason, of: account.id, db)
        }
    }

    package func disable(_ id: Account.ID, because reason: String, by caller: Caller) async throws {
        try caller.must(.manageAccounts)
        let reason = try Self.reason(reason)
        try await change(id, by: caller, "account.disabled", because: reason) { account, now, db in
            guard account.id != caller.account else { throw AccountRefusal.oneself }
            guard account.state != .disabled else { throw AccountRefusal.state(.disabled) }
            for duty in account.duties(on: now.localDate).sorted(by: { $0.rawValue < $1.rawValue }) {
                guard try AccountRows.hasOther(duty, than: account.id, on: now.localDate, db) else {
                    throw AccountRefusal.lastOfDuty(duty)
                }
            }
            try AccountRows.set(.disabled, reason: reason, of: account.id, db)
            try AccountRows.end(sessionsOf: account.id, why: "disabled", at: now, db)
        }
    }

    /// An account comes back the way it began: the security administrator approves it.
    package func enable(_ id: Account.ID, by caller: Caller) async throws {
        try caller.must(.manageAccounts)
        try await change(id, by: caller, "account.enabled") { account, _, db in
            guard account.state == .disabled else { throw AccountRefusal.state(account.state) }
            try AccountRows.set(.waiting, of: account.id, db)
        }
    }

    /// Ends the waiting time after wrong passwords (LOG-02).
    package func liftLock(_ id: Account.ID, because reason: String, by caller: Caller) async throws {
        try caller.must(.manageAccounts)
        let reason = try Self.reason(reason)
        try await change(id, by: caller, "account.unlocked", because: reason) { account, now, db in
            try db.run("UPDATE account SET failures = 0, locked_until_at = NULL WHERE id = $1", account.id)
            try db.run("DELETE FROM sign_in_failure WHERE login = $1", account.login)
            try Notices.add(
                to: account.id, subject: "unlocked", words: "notice.unlocked", arguments: ["name": caller.name],
                link: "/me/devices", db, at: now)
        }
    }

    /// A one-time link: the invitation of an approved account, or a new password for an active one. Shown once.
    package func link(for id: Account.ID, by caller: Caller) async throws -> String {
        try caller.must(.manageAccounts)
        let now = database.clock.now()
        return try await database.write { db in
            let account = try AccountRow.find(id, in: caller.scope, db)
            guard account.state == .invited || account.state == .active else { throw AccountRefusal.state(account.state) }
            let isNew = account.state == .invited
            let days = isNew ? try Setting.invitationDays.value(at: account.path, db) : 1
            let secret = try AccountRows.link(
                isNew ? "invitation" : "password", for: id, days: days, by: caller.name, at: now, db)
            if !isNew {
                try Notices.add(
                    to: id, subject: "password-link", words: "notice.password-link", arguments: ["name": caller.name],
                    link: "/me/password", db, at: now)
            }
            db.audit(
                AuditEntry(
                    by: caller, isNew ? "account.invited" : "account.password-link", "account", id, title: account.name,
                    path: account.path))
            return secret.text
        }
    }

    func change(
        _ id: Account.ID, by caller: Caller, _ action: String, because reason: String = "",
        _ body: @escaping @Sendable (AccountRow, Instant, Transaction) throws -> Void
    ) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let account = try AccountRow.find(id, in: caller.scope, db)
            try body(account, now, db)
            db.audit(
                AuditEntry(by: caller, action, "account", id, title: account.name, path: account.path, reason: reason))
            try db.announce("account", "\(id)", path: account.path, at: now)
        }
    }

    static func reason(_ typed: String) throws(FormProblems) -> String {
        let text = typed.trimmedWhitespace
        if text.isEmpty { throw FormProblems(["reason": "missing"]) }
        if text.count > 200 { throw FormProblems(["reason": "reason.long"]) }
        return text
    }
}
