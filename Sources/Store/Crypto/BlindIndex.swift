/// Finds a sealed value by equality without opening it: HMAC-SM3 with a key of the column's own.
///
/// The caller brings values into one shape first (`+86 138 0000 0000` and `13800000000` are one number).
package struct BlindIndex: Sendable {
    /// Half of the digest; the chance of two numbers meeting is still nil.
    private static let length = 16

    private let keys: [(id: String, key: [UInt8])]

    /// - Parameter column: `"person.phone"`.
    package init(_ ring: KeyRing, column: String) {
        keys = ring.keys.reversed().map { ($0.id, $0.indexKey(of: column)) }
    }

    /// What the record keeps beside the sealed value, `k2:…`.
    package func value(for plain: String) -> String { candidates(for: plain)[0] }

    /// What to look for, newest key first: rows written before the last rotation still bear an older key until they
    /// are sealed anew. `WHERE phone_index IN ($1, $2)`.
    package func candidates(for plain: String) -> [String] {
        keys.map { "\($0.id):" + Array(SM3.hmac(key: $0.key, Array(plain.utf8)).prefix(Self.length)).base64URL }
    }

    /// Whether an older key made it.
    package func isOutdated(_ value: String) -> Bool { !value.hasPrefix("\(keys[0].id):") }
}
