package import Campus

/// One key of the key file, and what is derived from it.
package struct SealingKey: Sendable {
    static let secretLength = 32

    /// `k1`, `k2` …: stands in front of every value sealed with it.
    package let id: String
    package let created: LocalDate
    let secret: [UInt8]

    let encryption: [UInt8]
    let authentication: [UInt8]
    private let index: [UInt8]

    init(id: String, secret: [UInt8], created: LocalDate) {
        self.id = id
        self.secret = secret
        self.created = created
        encryption = Array(Self.derived(from: secret, for: "seal.encryption").prefix(SM4.keyLength))
        authentication = Self.derived(from: secret, for: "seal.authentication")
        index = Self.derived(from: secret, for: "blind-index")
    }

    static func new(id: String, created: LocalDate) -> SealingKey {
        SealingKey(id: id, secret: SecureRandom.bytes(secretLength), created: created)
    }

    /// A column's own index key: equal numbers in two columns must not look alike.
    func indexKey(of column: String) -> [UInt8] { SM3.hmac(key: index, Array(column.utf8)) }

    /// One key for one purpose (as HKDF, RFC 5869 section 2.3, with HMAC-SM3 and one block of output).
    private static func derived(from secret: [UInt8], for purpose: String) -> [UInt8] {
        SM3.hmac(key: secret, Array("huxue.\(purpose).1".utf8) + [1])
    }

    /// Letters, digits and dashes, so that it can stand in front of a colon and in a file of words.
    static func isProperID(_ id: some StringProtocol) -> Bool {
        let proper = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
        return (1...32).contains(id.utf8.count) && id.utf8.allSatisfy(proper.contains)
    }
}

extension SealingKey: CustomStringConvertible {
    package var description: String { "key \(id) of \(created)" }
}
