import Campus
import Store

/// A new password on its way into the record: checked against rules and former ones, hashed off the database thread.
struct PasswordChange: Sendable {
    /// How many former passwords may not come back.
    static let remembered = 5

    let hash: String

    /// - Parameter former: Hashes of the present and the last passwords.
    init(
        _ password: String, repeated: String, login: String, rules: PasswordRules, former: [String], field: String = "password"
    ) async throws {
        var problems = FormProblems()
        if let problem = rules.problems(of: password, login: login).first { problems.add(field, problem.rawValue) }
        if password != repeated { problems.add("repeated", "password.repeated") }
        try problems.throwIfAny()
        hash = try await onWorkerThread {
            for stored in former.prefix(Self.remembered) {
                if try PasswordHash(stored)?.verify(password) == true { throw FormProblems([field: "password.used"]) }
            }
            return try PasswordHash(of: password).text
        }
    }

    func save(for account: Account.ID, at now: Instant, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO former_password (account_id, password, until_at)
            SELECT id, password, CAST($2 AS BIGINT) FROM account WHERE id = $1 AND password IS NOT NULL
            """, account, now)
        try db.run(
            """
            DELETE FROM former_password WHERE account_id = $1 AND until_at NOT IN (
                SELECT until_at FROM former_password WHERE account_id = $1 ORDER BY until_at DESC LIMIT \(Self.remembered))
            """, account)
        try db.run(
            """
            UPDATE account SET password = $2, password_set_at = $3, failures = 0, locked_until_at = NULL,
                version = version + 1
            WHERE id = $1
            """, account, hash, now)
    }

    /// The present password and the last ones, newest first.
    static func former(of account: Account.ID, _ db: Transaction) throws -> [String] {
        let present = try db.first("SELECT password FROM account WHERE id = $1", account)
        let last = try db.rows(
            "SELECT password FROM former_password WHERE account_id = $1 ORDER BY until_at DESC", account)
        return try [present.flatMap { try $0.maybe("password", $0.text) }].compactMap(\.self) + last.map { try $0.text("password") }
    }

    static func rules(at path: String, _ db: Transaction) throws -> PasswordRules {
        try PasswordRules(
            minimumLength: Setting.passwordLength.value(at: path, db),
            minimumClasses: Setting.passwordClasses.value(at: path, db))
    }
}
