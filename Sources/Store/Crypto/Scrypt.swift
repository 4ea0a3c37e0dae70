import COpenSSL

/// The cost of a password hash (RFC 7914): 128 · r · 2^ln bytes of memory for one guess.
struct ScryptCost: Sendable, Equatable {
    var ln: Int
    var r: Int
    var p: Int

    /// 32 MiB and about a tenth of a second on a small server.
    static let current = ScryptCost(ln: 15, r: 8, p: 1)

    /// What we are ready to spend on a hash from the record, whoever wrote it there.
    var isBearable: Bool {
        (1...20).contains(ln) && (1...32).contains(r) && (1...16).contains(p) && memory <= 256 << 20
    }

    private var memory: Int { 128 * r * (1 << ln) + 128 * r * p }

    /// Derives `length` bytes; `nil` if the machine has no memory for it.
    func derive(_ password: [UInt8], salt: [UInt8], length: Int) -> [UInt8]? {
        let characters = password.map { CChar(bitPattern: $0) }
        var derived = [UInt8](repeating: 0, count: length)
        // Somewhat more than is used: libcrypto counts its own tables too.
        let limit = UInt64(memory + 1 << 20)
        let result = EVP_PBE_scrypt(
            characters, characters.count, salt, salt.count, UInt64(1) << UInt64(ln), UInt64(r), UInt64(p), limit,
            &derived, length)
        if result != 1 { ERR_clear_error() }
        return result == 1 ? derived : nil
    }
}
