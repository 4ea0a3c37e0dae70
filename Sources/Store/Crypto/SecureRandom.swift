import COpenSSL

/// Random bytes fit for keys.
package enum SecureRandom {
    package static func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            CryptoLibrary.require(RAND_bytes(buffer.baseAddress, Int32(count)), "drawing random bytes")
            initialized = count
        }
    }
}
