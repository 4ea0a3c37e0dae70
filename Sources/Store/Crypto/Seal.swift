/// Seals sensitive columns: SM4-CBC with a random vector, then HMAC-SM3 over all of it and its place.
///
/// A sealed value is `version (1) | length of the key's id (1) | id | vector (16) | text (16 n) | mac (32)`.
package struct Seal: Sendable {
    private static let version: UInt8 = 1
    private static let macLength = 32

    package let ring: KeyRing

    package init(_ ring: KeyRing) { self.ring = ring }

    package enum Fault: Error, Equatable {
        /// Not a sealed value at all.
        case malformed
        /// The key file lacks the key that sealed it.
        case unknownKey(String)
        /// Changed since, or moved here from another place.
        case altered
    }

    package func seal(_ plain: [UInt8], at place: SealedPlace) -> [UInt8] {
        let key = ring.newest
        let vector = SecureRandom.bytes(SM4.blockLength)
        let id = Array(key.id.utf8)
        let head = [Self.version, UInt8(id.count)] + id + vector
        let text = head + SM4.encryptCBC(plain, key: key.encryption, iv: vector)
        return text + Self.mac(of: text, at: place, key)
    }

    package func open(_ sealed: [UInt8], at place: SealedPlace) throws(Fault) -> [UInt8] {
        let parts = try Parts(sealed)
        guard let key = ring.key(parts.keyID) else { throw .unknownKey(parts.keyID) }
        guard constantTimeEqual(Self.mac(of: parts.authenticated, at: place, key), parts.mac) else { throw .altered }
        do { return try SM4.decryptCBC(parts.text, key: key.encryption, iv: parts.vector) } catch { throw .altered }
    }

    package func seal(_ text: String, at place: SealedPlace) -> [UInt8] { seal(Array(text.utf8), at: place) }

    package func openText(_ sealed: [UInt8], at place: SealedPlace) throws(Fault) -> String {
        String(decoding: try open(sealed, at: place), as: UTF8.self)
    }

    /// Whether an older key sealed it; the nightly job opens such values and seals them anew.
    package func isOutdated(_ sealed: [UInt8]) throws(Fault) -> Bool { try Parts(sealed).keyID != ring.newest.id }

    private static func mac(of text: [UInt8], at place: SealedPlace, _ key: SealingKey) -> [UInt8] {
        SM3.hmac(key: key.authentication, place.bytes + text)
    }

    private struct Parts {
        let keyID: String
        let vector: [UInt8]
        let text: [UInt8]
        let mac: [UInt8]
        /// All but the mac.
        let authenticated: [UInt8]

        init(_ sealed: [UInt8]) throws(Fault) {
            guard sealed.count > 2, sealed[0] == version else { throw .malformed }
            let textStart = 2 + Int(sealed[1]) + SM4.blockLength
            let textEnd = sealed.count - macLength
            guard textEnd >= textStart + SM4.blockLength, (textEnd - textStart) % SM4.blockLength == 0
            else { throw .malformed }
            keyID = String(decoding: sealed[2..<2 + Int(sealed[1])], as: UTF8.self)
            vector = Array(sealed[textStart - SM4.blockLength..<textStart])
            text = Array(sealed[textStart..<textEnd])
            mac = Array(sealed[textEnd...])
            authenticated = Array(sealed[..<textEnd])
        }
    }
}
