import Campus
import Store

/// An account as the door needs it.
struct FoundAccount: Sendable {
    let id: Account.ID
    let login: String
    let personName: String
    let password: String?
    let state: String
    let lockedUntil: Instant?
    let sealedSecret: [UInt8]?
    let lastCounter: Int64
    let lastPost: Post.ID?
    /// Where the person's first post is; for the audit log.
    let path: String

    var hasSecondFactor: Bool { sealedSecret != nil }
}

/// Finds whose account is meant: by login, phone number, staff number, or name and unit (LOG-01).
struct AccountFinder: Sendable {
    let keys: KeyRing

    private static let columns = """
        SELECT account.id, account.login, account.password, account.state, account.locked_until_at,
               account.totp_secret, account.totp_counter, account.last_post_id, person.name,
               (SELECT post.path FROM post WHERE post.person_id = person.id AND post.deleted_at IS NULL
                ORDER BY post.starts_on, post.id LIMIT 1) AS path
        FROM account JOIN person ON person.id = account.person_id
        """

    /// - Returns: `nil` when nobody, or more than one, is meant.
    func account(for typed: String, _ db: Transaction) throws -> FoundAccount? {
        let text = typed.trimmedWhitespace
        guard !text.isEmpty, text.utf8.count <= 200 else { return nil }
        for candidates in [try byLogin(text, db), try byPhone(text, db), try byStaffNumber(text, db), try byName(text, db)] {
            if candidates.count == 1 { return candidates[0] }
            if candidates.count > 1 { return nil }
        }
        return nil
    }

    func account(_ id: Account.ID, _ db: Transaction) throws -> FoundAccount? {
        try db.first("\(Self.columns) WHERE account.id = $1", id).map(Self.found)
    }

    private func byLogin(_ text: String, _ db: Transaction) throws -> [FoundAccount] {
        try db.rows("\(Self.columns) WHERE account.login = $1 LIMIT 2", text.lowercased()).map(Self.found)
    }

    private func byPhone(_ text: String, _ db: Transaction) throws -> [FoundAccount] {
        guard let phone = try? PhoneNumber(text) else { return [] }
        return try BlindIndex(keys, column: "person.phone").candidates(for: phone.text).flatMap { value in
            try db.rows("\(Self.columns) WHERE person.phone_index = $1 LIMIT 2", value).map(Self.found)
        }
    }

    private func byStaffNumber(_ text: String, _ db: Transaction) throws -> [FoundAccount] {
        try db.rows("\(Self.columns) WHERE person.staff_no = $1 LIMIT 2", text).map(Self.found)
    }

    /// 「林晓燕 渔湾九年一贯制」: the name, a space, and the unit's name or short name.
    private func byName(_ text: String, _ db: Transaction) throws -> [FoundAccount] {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2 else { return [] }
        return try db.rows(
            """
            \(Self.columns) WHERE person.name = $1 AND EXISTS (
                SELECT 1 FROM post JOIN unit ON unit.id = post.unit_id
                WHERE post.person_id = person.id AND post.deleted_at IS NULL
                  AND (unit.name = $2 OR unit.short_name = $2))
            LIMIT 2
            """, String(parts[0]), String(parts[1])
        ).map(Self.found)
    }

    private static func found(_ row: Row) throws -> FoundAccount {
        try FoundAccount(
            id: row.id("id"), login: row.text("login"), personName: row.text("name"),
            password: row.maybe("password", row.text), state: row.text("state"),
            lockedUntil: row.maybe("locked_until_at", row.instant),
            sealedSecret: row.maybe("totp_secret", row.blob), lastCounter: row.int64("totp_counter"),
            lastPost: row.maybe("last_post_id") { column throws(Row.Fault) in try row.id(column) },
            path: row.maybe("path", row.text) ?? "")
    }

    /// Takes a code of the app, or a recovery code, once.
    func accepts(code typed: String, of account: FoundAccount, at now: Instant, _ db: Transaction) throws -> Bool {
        if let sealed = account.sealedSecret {
            let secret = try Seal(keys).open(
                sealed, at: SealedPlace(table: "account", column: "totp_secret", row: account.id.rawValue))
            if let counter = TOTP(secret: secret).accepts(typed, at: now, lastAccepted: account.lastCounter) {
                let taken = try db.run(
                    "UPDATE account SET totp_counter = $2 WHERE id = $1 AND totp_counter < $2", account.id, counter)
                return taken == 1
            }
        }
        guard let code = RecoveryCode(typed) else { return false }
        return try db.run(
            "UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND hash = $2 AND used_at IS NULL",
            account.id, code.storageHash.hex, now) == 1
    }
}

extension String {
    var trimmedWhitespace: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
