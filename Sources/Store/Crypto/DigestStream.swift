import COpenSSL

/// A running digest; the two hashers below are values around it.
final class DigestStream {
    private let context: OpaquePointer

    init(_ algorithm: OpaquePointer?) {
        context = CryptoLibrary.require(EVP_MD_CTX_new(), "a digest")
        CryptoLibrary.require(EVP_DigestInit_ex(context, algorithm, nil), "starting a digest")
    }

    private init(copying other: DigestStream) {
        context = CryptoLibrary.require(EVP_MD_CTX_new(), "a digest")
        CryptoLibrary.require(EVP_MD_CTX_copy_ex(context, other.context), "copying a digest")
    }

    deinit { EVP_MD_CTX_free(context) }

    func copy() -> DigestStream { DigestStream(copying: self) }

    func update(_ bytes: UnsafeRawBufferPointer) {
        CryptoLibrary.require(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count), "a digest")
    }

    /// The digest of what came so far. More may follow.
    func digest() -> [UInt8] {
        let last = copy()
        var length: UInt32 = 0
        let digest = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
            CryptoLibrary.require(EVP_DigestFinal_ex(last.context, buffer.baseAddress, &length), "ending a digest")
            count = Int(length)
        }
        return digest
    }
}

/// HMAC over one of libcrypto's digests.
func keyedDigest(_ algorithm: OpaquePointer?, key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
        var length: UInt32 = 0
        let result = HMAC(algorithm, key, Int32(key.count), message, message.count, buffer.baseAddress, &length)
        CryptoLibrary.require(result != nil, "HMAC")
        count = Int(length)
    }
}
