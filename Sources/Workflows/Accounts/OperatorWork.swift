package import Campus
import Store

/// What whoever has the machine may do at its keyboard: accounts and tokens, without a page. All of it is in the log,
/// under the name of the command line.
package struct OperatorWork: Sendable {
    package enum Refusal: Error, Equatable {
        case unknownLogin(String)
        case unknownUnit(String)
        case noPost(String)
    }

    let database: Database
    let accounts: AccountWork
    let own: OwnAccount

    init(database: Database, accounts: AccountWork, own: OwnAccount) {
        self.database = database
        self.accounts = accounts
        self.own = own
    }

    /// Nobody with an account: the duty in question, over the whole platform.
    private func keyboard(_ duty: Role) -> Caller {
        Caller(
            account: Account.ID(0), person: Person.ID(0), name: "命令行", post: Post.ID(0), role: duty, unit: Unit.ID(0),
            unitName: "", scope: .everything, session: "cli", address: "127.0.0.1")
    }

    /// - Parameter unit: A code, or the number of the unit.
    /// - Returns: The account; it waits for approval unless it is the first security administrator.
    package func add(_ form: AccountForm, unit: String) async throws -> Account.ID {
        var form = form
        form.unit = "\(try await self.unit(unit))"
        return try await accounts.create(form, by: keyboard(.systemAdministrator))
    }

    /// For whoever sets a platform up alone; the log says that the command line did it.
    package func approve(_ id: Account.ID) async throws {
        try await accounts.approve(id, by: keyboard(.securityAdministrator))
    }

    /// - Returns: The secret of a link `/join/…`: to join, or for a new password.
    package func link(for login: String) async throws -> String {
        try await accounts.link(for: try await account(login), by: keyboard(.systemAdministrator))
    }

    package func disable(_ login: String, because reason: String) async throws {
        try await accounts.disable(try await account(login), because: reason, by: keyboard(.systemAdministrator))
    }

    package struct Line: Sendable, Equatable {
        package let login: String
        package let name: String
        package let state: String
        package let role: String
        package let unit: String
        package let hasSecondFactor: Bool
        package let lastSeenAt: Instant?
    }

    /// Every account, in the order of the logins, line by line.
    package func each(_ line: @escaping @Sendable (Line) -> Void) async throws {
        try await database.read { db in
            try db.each(
                """
                SELECT account.login, account.state, account.last_seen_at, person.name,
                       coalesce(post.role, '') AS role, coalesce(unit.name, '') AS unit_name,
                       CASE WHEN account.totp_secret IS NULL THEN 0 ELSE 1 END AS has_code
                FROM account JOIN person ON person.id = account.person_id
                     LEFT JOIN post ON post.id = (SELECT min(own.id) FROM post AS own
                         WHERE own.person_id = person.id AND own.deleted_at IS NULL)
                     LEFT JOIN unit ON unit.id = post.unit_id
                ORDER BY account.login
                """, arguments: []
            ) { row in
                line(
                    try Line(
                        login: row.text("login"), name: row.text("name"), state: row.text("state"), role: row.text("role"),
                        unit: row.text("unit_name"), hasSecondFactor: row.bool("has_code"),
                        lastSeenAt: row.maybe("last_seen_at", row.instant)))
                return true
            }
        }
    }

    // MARK: tokens

    /// - Returns: The token, to be shown once. It acts in the account's first running post.
    package func addToken(_ form: APITokenForm, for login: String) async throws -> String {
        let id = try await account(login)
        let today = database.clock.today
        let caller = try await database.read { db -> Caller in
            guard let row = try db.first(
                "SELECT person_id, person.name FROM account JOIN person ON person.id = account.person_id WHERE account.id = $1", id)
            else { throw Refusal.unknownLogin(login) }
            let person: Person.ID = try row.id("person_id")
            guard let post = try PostRow.active(of: person, on: today, db).first else { throw Refusal.noPost(login) }
            return Caller(
                account: id, person: person, name: try row.text("name"), post: post.id, role: post.role, unit: post.unit,
                unitName: post.unitName, scope: post.scope, session: "s-cli", address: "127.0.0.1")
        }
        return try await own.makeToken(form, by: caller)
    }

    package func revokeToken(_ id: Int64) async throws {
        let now = database.clock.now()
        let keyboard = keyboard(.systemAdministrator)
        try await database.write { db in
            guard try db.run("UPDATE token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", id, now) == 1 else {
                throw NotFound()
            }
            db.audit(AuditEntry(by: keyboard, "token.revoked", "account", id, title: "", path: "", reason: "\(id)"))
        }
    }

    package struct TokenLine: Sendable, Equatable {
        package let id: Int64
        package let login: String
        package let name: String
        package let mayWrite: Bool
        package let expiresOn: LocalDate
        package let isRevoked: Bool
    }

    package func tokens() async throws -> [TokenLine] {
        try await database.read { db in
            try db.rows(
                """
                SELECT token.id, token.name, token.writes, token.expires_on, token.revoked_at, account.login
                FROM token JOIN account ON account.id = token.account_id ORDER BY token.id
                """
            ).map { row in
                try TokenLine(
                    id: row.int64("id"), login: row.text("login"), name: row.text("name"), mayWrite: row.bool("writes"),
                    expiresOn: row.date("expires_on"), isRevoked: row.maybe("revoked_at", row.instant) != nil)
            }
        }
    }

    // MARK: names

    private func account(_ login: String) async throws -> Account.ID {
        let wanted = login.trimmedWhitespace.lowercased()
        return try await database.read { db in
            guard let row = try db.first("SELECT id FROM account WHERE login = $1", wanted) else {
                throw Refusal.unknownLogin(login)
            }
            return try row.id("id")
        }
    }

    private func unit(_ typed: String) async throws -> Unit.ID {
        try await database.read { db in
            if let row = try db.first("SELECT id FROM unit WHERE code = $1 AND deleted_at IS NULL AND state <> 'closed'", typed) {
                return try row.id("id")
            }
            guard let id = Unit.ID(typed), try db.first("SELECT 1 AS one FROM unit WHERE id = $1", id) != nil else {
                throw Refusal.unknownUnit(typed)
            }
            return id
        }
    }
}
