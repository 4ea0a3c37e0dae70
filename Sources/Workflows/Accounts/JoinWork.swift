package import Campus
package import Store

/// What stands behind a one-time link.
package struct Invitation: Sendable, Equatable {
    package enum Kind: String, Sendable { case firstAdministrator = "first-administrator", invitation, password }
    package let kind: Kind
    package let name: String
    package let login: String
    package let unitName: String
    package let role: Role?
    package let phoneTail: String
    package let expiresAt: Instant
    package let rules: PasswordRules
}

/// What an invited person fills in.
package struct JoinForm: Sendable, Equatable {
    package var password: String
    package var repeated: String
    package var phone: String
    package var hasReadNotice: Bool

    package init(password: String, repeated: String, phone: String = "", hasReadNotice: Bool = false) {
        self.password = password
        self.repeated = repeated
        self.phone = phone
        self.hasReadNotice = hasReadNotice
    }
}

/// First sign-in by a one-time link: a password, a phone number, the privacy notice (LOG-06).
package struct JoinWork: Sendable {
    let database: Database
    let people: PeopleWork

    package init(database: Database, people: PeopleWork) {
        self.database = database
        self.people = people
    }

    package func invitation(_ secret: String) async throws -> Invitation {
        let now = database.clock.now()
        return try await database.read { db in
            let link = try LinkRow.find(secret, at: now, db)
            let row = try link.account.flatMap { try Self.joining($0, db) }
            let path = try row.map { try $0.maybe("path", $0.text) ?? "" } ?? ""
            return try Invitation(
                kind: link.kind, name: row?.text("name") ?? "", login: row?.text("login") ?? "",
                unitName: row?.maybe("unit_name", { column throws(Row.Fault) in try row?.text(column) ?? "" }) ?? "",
                role: row?.maybe("role", { column throws(Row.Fault) in try row?.text(column) ?? "" }).flatMap(Role.init),
                phoneTail: row?.text("phone_tail") ?? "", expiresAt: link.expiresAt,
                rules: PasswordChange.rules(at: path, db))
        }
    }

    /// Takes an invitation or a link for a new password. It works once.
    package func accept(_ secret: String, _ form: JoinForm, address: String) async throws {
        let now = database.clock.now()
        let known = try await database.read { db in
            let link = try LinkRow.find(secret, at: now, db)
            guard let account = link.account, let row = try Self.joining(account, db) else { throw AccountRefusal.linkUnusable }
            return try (
                link: link, account: account, login: row.text("login"), former: PasswordChange.former(of: account, db),
                rules: PasswordChange.rules(at: row.maybe("path", row.text) ?? "", db)
            )
        }
        let isInvitation = known.link.kind == .invitation
        let phone = try Self.checked(form, isInvitation: isInvitation)
        let change = try await PasswordChange(
            form.password, repeated: form.repeated, login: known.login, rules: known.rules, former: known.former)
        try await database.write { db in
            try known.link.use(at: now, db)
            guard let row = try Self.joining(known.account, db) else { throw AccountRefusal.linkUnusable }
            let state = AccountState(rawValue: try row.text("state"))
            guard state == (isInvitation ? .invited : .active) else { throw AccountRefusal.linkUnusable }
            try change.save(for: known.account, at: now, db)
            try AccountRows.end(sessionsOf: known.account, why: "password", at: now, db)
            if let phone { try confirm(phone, row, at: now, db) }
            if isInvitation { try AccountRows.set(.active, of: known.account, db) }
            db.audit(
                try AuditEntry(
                    account: known.account, personName: row.text("name"), path: row.maybe("path", row.text) ?? "",
                    address: address, action: isInvitation ? "account.joined" : "account.password-set",
                    objectKind: "account", objectID: "\(known.account)", objectTitle: row.text("name")))
        }
    }

    private static func checked(_ form: JoinForm, isInvitation: Bool) throws(FormProblems) -> PhoneNumber? {
        guard isInvitation else { return nil }
        var problems = FormProblems()
        let phone = try? PhoneNumber(form.phone)
        if phone == nil { problems.add("phone", form.phone.isEmpty ? "missing" : "phone.malformed") }
        if !form.hasReadNotice { problems.add("privacy", "privacy.unread") }
        try problems.throwIfAny()
        return phone
    }

    /// The number the person gives is the right one; a different number is corrected and noted.
    private func confirm(_ phone: PhoneNumber, _ row: Row, at now: Instant, _ db: Transaction) throws {
        let person: Person.ID = try row.id("person_id")
        let known = try PersonRow.find(person, db).flatMap { try people.numbers.phone(of: $0) }
        if known != phone.text {
            try people.numbers.save(.set(phone), of: person, db)
            try people.names.index(person, db)
            db.audit(
                try AuditEntry(
                    personName: row.text("name"), path: row.maybe("path", row.text) ?? "", address: "",
                    action: "person.phone-confirmed", objectKind: "person", objectID: "\(person)",
                    objectTitle: row.text("name"),
                    changes: [.init("phone", old: known.map(Masked.phone) ?? "", new: Masked.phone(phone.text))]))
        }
        try db.run("UPDATE account SET phone_confirmed_at = $2, privacy_read_at = $2 WHERE person_id = $1", person, now)
    }

    static func joining(_ account: Account.ID, _ db: Transaction) throws -> Row? {
        try db.first(
            """
            SELECT account.login, account.state, account.person_id, person.name, person.phone_tail, post.role, post.path,
                   unit.name AS unit_name
            FROM account JOIN person ON person.id = account.person_id
                 LEFT JOIN post ON post.id = (SELECT min(id) FROM post AS own WHERE own.person_id = person.id
                                              AND own.deleted_at IS NULL)
                 LEFT JOIN unit ON unit.id = post.unit_id
            WHERE account.id = $1 AND person.deleted_at IS NULL
            """, account)
    }
}

/// A one-time link as the record keeps it.
struct LinkRow: Sendable {
    let id: Int64
    let kind: Invitation.Kind
    let account: Account.ID?
    let expiresAt: Instant

    static func find(_ secret: String, at now: Instant, _ db: Transaction) throws -> LinkRow {
        guard let token = RandomToken(secret),
            let row = try db.first(
                "SELECT id, kind, account_id, expires_at FROM invitation WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
                token.storageHash.hex, now),
            let kind = Invitation.Kind(rawValue: try row.text("kind"))
        else { throw AccountRefusal.linkUnusable }
        return try LinkRow(
            id: row.int64("id"), kind: kind,
            account: row.maybe("account_id") { column throws(Row.Fault) in try row.id(column) },
            expiresAt: row.instant("expires_at"))
    }

    /// Of two who press at the same moment, one is too late.
    func use(at now: Instant, _ db: Transaction) throws {
        let taken = try db.run("UPDATE invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2", id, now)
        guard taken == 1 else { throw AccountRefusal.linkUnusable }
    }
}
