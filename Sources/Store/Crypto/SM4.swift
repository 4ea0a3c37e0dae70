import COpenSSL

/// The block cipher of GB/T 32907-2016: keys and blocks of 16 bytes.
///
/// Neither mode notices a changed text. Whoever stores a value uses `Seal`.
package enum SM4 {
    package static let keyLength = 16
    package static let blockLength = 16

    package enum Fault: Error, Equatable {
        /// The length is no multiple of a block, or the padding is wrong.
        case undecipherable
    }

    /// CBC with PKCS#7 padding.
    package static func encryptCBC(_ plain: [UInt8], key: [UInt8], iv: [UInt8]) -> [UInt8] {
        let cipher = run(EVP_sm4_cbc(), plain, key: key, iv: iv, direction: 1)
        CryptoLibrary.require(cipher != nil, "SM4-CBC")
        return cipher ?? []
    }

    package static func decryptCBC(_ cipher: [UInt8], key: [UInt8], iv: [UInt8]) throws(Fault) -> [UInt8] {
        guard let plain = run(EVP_sm4_cbc(), cipher, key: key, iv: iv, direction: 0) else { throw .undecipherable }
        return plain
    }

    /// CTR, its own inverse. A key and counter block must never be used for two texts.
    package static func ctr(_ text: [UInt8], key: [UInt8], iv: [UInt8]) -> [UInt8] {
        let result = run(EVP_sm4_ctr(), text, key: key, iv: iv, direction: 1)
        CryptoLibrary.require(result != nil, "SM4-CTR")
        return result ?? []
    }

    private static func run(
        _ mode: OpaquePointer?, _ input: [UInt8], key: [UInt8], iv: [UInt8], direction: Int32
    ) -> [UInt8]? {
        precondition(key.count == keyLength && iv.count == blockLength, "SM4 takes a key and a vector of 16 bytes")
        let context = CryptoLibrary.require(EVP_CIPHER_CTX_new(), "SM4")
        defer { EVP_CIPHER_CTX_free(context) }
        CryptoLibrary.require(EVP_CipherInit_ex(context, mode, nil, key, iv, direction), "starting SM4")

        var isFine = true
        let output = [UInt8](unsafeUninitializedCapacity: input.count + blockLength) { buffer, count in
            var head: Int32 = 0
            var tail: Int32 = 0
            let start = buffer.baseAddress
            isFine = EVP_CipherUpdate(context, start, &head, input, Int32(input.count)) == 1
                && EVP_CipherFinal_ex(context, start?.advanced(by: Int(head)), &tail) == 1
            count = isFine ? Int(head + tail) : 0
        }
        if !isFine { ERR_clear_error() }
        return isFine ? output : nil
    }
}
