import COpenSSL

/// What we ask of OpenSSL's libcrypto (3.0 or newer).
package enum CryptoLibrary {
    /// The algorithms that this build of libcrypto lacks: some are built without SM3 or SM4, or run in FIPS mode.
    ///
    /// Asked once at start and by `huxue doctor`. Everything below relies on the answer being empty.
    package static func missingAlgorithms() -> [String] {
        let digests = ["SM3", "SHA2-256", "SHA1"].filter { name in
            guard let digest = EVP_MD_fetch(nil, name, nil) else { return true }
            EVP_MD_free(digest)
            return false
        }
        let ciphers = ["SM4-CBC", "SM4-CTR"].filter { name in
            guard let cipher = EVP_CIPHER_fetch(nil, name, nil) else { return true }
            EVP_CIPHER_free(cipher)
            return false
        }
        return digests + ciphers
    }

    /// Stops the program: going on with an unfinished digest or a weak random number would do harm in silence.
    static func require(_ succeeded: Bool, _ step: StaticString) {
        precondition(succeeded, "libcrypto failed at \(step); is it built with SM3 and SM4?")
    }

    static func require(_ result: Int32, _ step: StaticString) { require(result == 1, step) }

    static func require<Pointer>(_ pointer: Pointer?, _ step: StaticString) -> Pointer {
        guard let pointer else { preconditionFailure("libcrypto has no memory for \(step)") }
        return pointer
    }
}

/// Compares without telling by its duration where the first difference is.
package func constantTimeEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
}
