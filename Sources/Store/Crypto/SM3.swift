import COpenSSL

/// The digest of GB/T 32905-2016, 32 bytes.
package enum SM3 {
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var hasher = SM3Hasher()
        hasher.update(bytes)
        return hasher.digest()
    }

    package static func hash(_ text: String) -> [UInt8] { hash(Array(text.utf8)) }

    /// HMAC-SM3 (GB/T 15852.2), 32 bytes.
    package static func hmac(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        keyedDigest(EVP_sm3(), key: key, message)
    }
}

/// SM3 of a message that arrives in pieces.
package struct SM3Hasher {
    private var stream = DigestStream(EVP_sm3())

    package init() {}

    package mutating func update(_ bytes: [UInt8]) {
        if !isKnownUniquelyReferenced(&stream) { stream = stream.copy() }
        bytes.withUnsafeBytes(stream.update)
    }

    /// The digest of what came so far. More may follow.
    package func digest() -> [UInt8] { stream.digest() }
}
