import COpenSSL

/// SHA-256 of a message that arrives in pieces: the name of a stored file.
package struct SHA256Hasher {
    private var stream = DigestStream(EVP_sha256())

    package init() {}

    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if !isKnownUniquelyReferenced(&stream) { stream = stream.copy() }
        stream.update(bytes)
    }

    /// The digest of what came so far. More may follow.
    package func digest() -> [UInt8] { stream.digest() }
}

package enum SHA256 {
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return hasher.digest()
    }
}
