import Foundation

/// A password as the record keeps it: `$scrypt$ln=15,r=8,p=1$salt$hash`.
///
/// One check takes about a tenth of a second and 32 MiB. Run it off the cooperative pool.
package struct PasswordHash: Sendable, Equatable {
    /// For the record.
    package let text: String

    private let cost: ScryptCost
    private let salt: [UInt8]
    private let hash: [UInt8]

    package enum Fault: Error, Equatable {
        /// The machine has no memory for it now. The person may try again.
        case noMemory
    }

    package init(of password: String) throws(Fault) { try self.init(of: password, cost: .current) }

    init(of password: String, cost: ScryptCost) throws(Fault) {
        let salt = SecureRandom.bytes(16)
        guard let hash = cost.derive(Self.bytes(of: password), salt: salt, length: 32) else { throw .noMemory }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    private init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
        text = "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(salt.base64)$\(hash.base64)"
    }

    package func verify(_ password: String) throws(Fault) -> Bool {
        guard let other = cost.derive(Self.bytes(of: password), salt: salt, length: hash.count) else { throw .noMemory }
        return constantTimeEqual(other, hash)
    }

    /// Takes as long as `verify`, for a login that nobody has: the duration must not tell who has an account.
    package static func verifyNobody(_ password: String) throws(Fault) -> Bool {
        _ = try nobody.verify(password)
        return false
    }

    /// Nobody's hash: of the cost, the salt and the length that a new one has, and of no password.
    static var nobody: PasswordHash {
        PasswordHash(cost: .current, salt: [UInt8](repeating: 0, count: 16), hash: [UInt8](repeating: 0, count: 32))
    }

    /// The cost has been raised since. The next right password gives the chance to hash it anew.
    package var needsRehash: Bool { cost != .current }

    /// The same password typed on two keyboards is the same: composed characters (RFC 8265 section 4.2).
    private static func bytes(of password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }
}

extension PasswordHash: CustomStringConvertible {
    package var description: String { "•••" }
}

// MARK: - Reading

extension PasswordHash {
    /// Reads what the record holds; `nil` if it is no such text or asks for more memory than we spend.
    package init?(_ stored: String) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = ScryptCost(parts[2]), cost.isBearable,
            let salt = [UInt8](base64: parts[3]), salt.count >= 8,
            let hash = [UInt8](base64: parts[4]), (16...64).contains(hash.count)
        else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }
}

extension ScryptCost {
    /// `ln=15,r=8,p=1`.
    init?(_ text: Substring) {
        let values = text.split(separator: ",", omittingEmptySubsequences: false).map { pair -> (Substring, Int?) in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (sides[0], sides.count == 2 ? Int(sides[1]) : nil)
        }
        guard values.map(\.0) == ["ln", "r", "p"], let ln = values[0].1, let r = values[1].1, let p = values[2].1
        else { return nil }
        self.init(ln: ln, r: r, p: p)
    }
}

extension [UInt8] {
    /// Base64 without padding, as password hashes are written.
    fileprivate var base64: String {
        Data(self).base64EncodedString().replacing("=", with: "")
    }

    fileprivate init?(base64 text: Substring) {
        let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: String(padded)) else { return nil }
        self = Array(data)
    }
}
