package import Campus
import Store

/// A secret for an authenticator app that is not proven by a code yet.
package struct SecondFactorOffer: Sendable, Equatable {
    /// To type into the app.
    package let secret: String
    /// To open with the app on the same device.
    package let address: String
}

package struct SecondFactorState: Sendable, Equatable {
    package let isOn: Bool
    package let isRequired: Bool
    package let codesLeft: Int
}

extension OwnAccount {
    package func secondFactor(of caller: Caller) async throws -> SecondFactorState {
        try await database.read { db in
            guard let row = try db.first("SELECT totp_secret, totp_required FROM account WHERE id = $1", caller.account) else {
                throw NotFound()
            }
            let left = try db.first(
                "SELECT count(*) AS n FROM recovery_code WHERE account_id = $1 AND used_at IS NULL", caller.account)
            return try SecondFactorState(
                isOn: row.maybe("totp_secret", row.blob) != nil,
                isRequired: row.bool("totp_required") || caller.role.asksForSecondFactor, codesLeft: left?.int("n") ?? 0)
        }
    }

    /// Offers a secret; the same one until it is proven, so that a reloaded page does not confuse the app.
    package func offerSecondFactor(to caller: Caller) async throws -> SecondFactorOffer {
        let place = SealedPlace(table: "account", column: "totp_secret", row: caller.account.rawValue)
        let seal = Seal(keys)
        let (secret, login) = try await database.write { db in
            guard let row = try db.first("SELECT login, totp_pending FROM account WHERE id = $1", caller.account) else {
                throw NotFound()
            }
            if let sealed = try row.maybe("totp_pending", row.blob) {
                return (TOTP(secret: try seal.open(sealed, at: place)), try row.text("login"))
            }
            let fresh = TOTP()
            try db.run(
                "UPDATE account SET totp_pending = $2 WHERE id = $1", caller.account, seal.seal(fresh.secret, at: place))
            return (fresh, try row.text("login"))
        }
        return SecondFactorOffer(secret: secret.base32, address: secret.uri(issuer: "护学", account: login))
    }

    /// Turns the second factor on once the app has shown a right code.
    ///
    /// - Returns: Ten recovery codes, to be shown once.
    package func confirmSecondFactor(code: String, by caller: Caller) async throws -> [String] {
        let place = SealedPlace(table: "account", column: "totp_secret", row: caller.account.rawValue)
        let seal = Seal(keys)
        let now = database.clock.now()
        let codes = RecoveryCode.tenNew()
        return try await database.write { db in
            guard let row = try db.first("SELECT totp_pending FROM account WHERE id = $1", caller.account),
                let sealed = try row.maybe("totp_pending", row.blob)
            else { throw NotFound() }
            let totp = TOTP(secret: try seal.open(sealed, at: place))
            guard let counter = totp.accepts(code, at: now, lastAccepted: nil) else {
                throw FormProblems(["code": "code.wrong"])
            }
            try db.run(
                "UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_counter = $2 WHERE id = $1",
                caller.account, counter)
            try Self.replaceCodes(codes, of: caller.account, db)
            try AccountRows.end(sessionsOf: caller.account, except: caller.session, why: "second-factor", at: now, db)
            audit("account.second-factor-on", by: caller, db)
            return codes.map(\.text)
        }
    }

    /// Ten new recovery codes; the old ones stop working.
    package func renewCodes(password: String, by caller: Caller) async throws -> [String] {
        try await mustMatch(password, caller)
        let codes = RecoveryCode.tenNew()
        return try await database.write { db in
            guard try db.first("SELECT 1 AS one FROM account WHERE id = $1 AND totp_secret IS NOT NULL", caller.account) != nil
            else { throw NotFound() }
            try Self.replaceCodes(codes, of: caller.account, db)
            audit("account.codes-renewed", by: caller, db)
            return codes.map(\.text)
        }
    }

    /// Turns one's own second factor off, where the role does not ask for it.
    package func turnOffSecondFactor(password: String, by caller: Caller) async throws {
        try await mustMatch(password, caller)
        let now = database.clock.now()
        try await database.write { db in
            let row = try db.first("SELECT totp_required FROM account WHERE id = $1", caller.account)
            if try row?.bool("totp_required") == true || caller.role.asksForSecondFactor {
                throw AccountRefusal.secondFactorRequired
            }
            try Self.turnOff(caller.account, db)
            try AccountRows.end(sessionsOf: caller.account, except: caller.session, why: "second-factor", at: now, db)
            audit("account.second-factor-off", by: caller, db)
        }
    }

    func mustMatch(_ password: String, _ caller: Caller) async throws {
        let stored = try await database.read { db in try PasswordChange.former(of: caller.account, db).first }
        guard try await matches(password, stored) else { throw FormProblems(["password": "password.wrong"]) }
    }

    static func turnOff(_ account: Account.ID, _ db: Transaction) throws {
        try db.run(
            "UPDATE account SET totp_secret = NULL, totp_pending = NULL, totp_counter = 0 WHERE id = $1", account)
        try db.run("DELETE FROM recovery_code WHERE account_id = $1", account)
    }

    private static func replaceCodes(_ codes: [RecoveryCode], of account: Account.ID, _ db: Transaction) throws {
        try db.run("DELETE FROM recovery_code WHERE account_id = $1", account)
        for code in codes {
            try db.run("INSERT INTO recovery_code (account_id, hash) VALUES ($1, $2)", account, code.storageHash.hex)
        }
    }
}
