package import Campus
import Store

/// A key of the API as its owner sees it; the key itself is shown once.
package struct APIToken: Sendable, Equatable {
    package let id: Int64
    package let name: String
    package let mayWrite: Bool
    package let addresses: String
    package let expiresOn: LocalDate
    package let createdAt: Instant
    package let usedAt: Instant?
    package let isRevoked: Bool
    package let unitName: String
    package let role: String
}

package struct APITokenForm: Sendable, Equatable {
    package var name: String
    package var mayWrite: Bool
    package var addresses: String
    package var expiresOn: String

    package init(name: String, mayWrite: Bool, addresses: String = "", expiresOn: String) {
        self.name = name
        self.mayWrite = mayWrite
        self.addresses = addresses
        self.expiresOn = expiresOn
    }
}

extension OwnAccount {
    package func tokens(of caller: Caller) async throws -> [APIToken] {
        try await database.read { db in
            try db.rows(
                """
                SELECT token.id, token.name, token.writes, token.addresses, token.expires_on, token.created_at,
                       token.used_at, token.revoked_at, unit.name AS unit_name, post.role
                FROM token JOIN post ON post.id = token.post_id JOIN unit ON unit.id = post.unit_id
                WHERE token.account_id = $1 ORDER BY token.id DESC LIMIT 200
                """, caller.account
            ).map { row in
                try APIToken(
                    id: row.int64("id"), name: row.text("name"), mayWrite: row.bool("writes"),
                    addresses: row.text("addresses"), expiresOn: row.date("expires_on"),
                    createdAt: row.instant("created_at"), usedAt: row.maybe("used_at", row.instant),
                    isRevoked: row.maybe("revoked_at", row.instant) != nil, unitName: row.text("unit_name"),
                    role: row.text("role"))
            }
        }
    }

    /// A token acts in the post it was made in, with its rights and in its branch.
    ///
    /// - Returns: The key, to be shown once.
    package func makeToken(_ form: APITokenForm, by caller: Caller) async throws -> String {
        // A token that makes tokens would outlive its own end.
        guard caller.session.hasPrefix("s") else { throw Denied.lacks(.manageAccounts) }
        let now = database.clock.now()
        return try await database.write { db in
            let longest = try Setting.tokenDays.value(at: Setting.place(of: caller, db), db)
            let entry = try TokenEntry(form, today: now.localDate, longestDays: longest)
            let secret = RandomToken()
            try db.run(
                """
                INSERT INTO token (hash, account_id, post_id, name, writes, addresses, expires_on, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """, secret.storageHash.hex, caller.account, caller.post, entry.name, form.mayWrite, entry.addresses,
                entry.expiresOn, now)
            audit("token.made", by: caller, reason: entry.name, db)
            return secret.text
        }
    }

    package func revokeToken(_ id: Int64, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let revoked = try db.run(
                "UPDATE token SET revoked_at = $3 WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL", id,
                caller.account, now)
            guard revoked == 1 else { throw NotFound() }
            audit("token.revoked", by: caller, reason: "\(id)", db)
        }
    }
}

/// A token's form, checked.
struct TokenEntry: Sendable, Equatable {
    let name: String
    let addresses: String
    let expiresOn: LocalDate

    init(_ form: APITokenForm, today: LocalDate, longestDays: Int) throws(FormProblems) {
        var problems = FormProblems()
        name = form.name.trimmedWhitespace
        if name.isEmpty { problems.add("name", "missing") }
        if name.count > 60 { problems.add("name", "name.long") }
        let listed = form.addresses.split { $0 == "," || $0 == "，" || $0.isWhitespace }
        addresses = listed.joined(separator: ",")
        if listed.count > 20 || !listed.allSatisfy(Self.isAddress) { problems.add("addresses", "token.addresses") }
        let typed = TypedDate(form.expiresOn, today: today, calendar: .weekdaysOnly, leaning: .ahead)?.day
        if let typed, typed < today || today.days(until: typed) > longestDays { problems.add("expiresOn", "token.too-long") }
        if typed == nil { problems.add("expiresOn", form.expiresOn.trimmedWhitespace.isEmpty ? "missing" : "date") }
        guard problems.isEmpty, let typed else { throw problems }
        expiresOn = typed
    }

    /// IPv4 or IPv6 as the socket says it; ranges are the firewall's affair.
    private static func isAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4 { return parts.allSatisfy { (1...3).contains($0.utf8.count) && UInt8($0) != nil } }
        return text.contains(":") && text.utf8.count <= 45 && text.allSatisfy { $0 == ":" || $0 == "." || $0.isHexDigit }
    }
}
