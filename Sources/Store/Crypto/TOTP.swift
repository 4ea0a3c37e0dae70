import COpenSSL
package import Campus

/// Codes of an authenticator app (RFC 6238): SHA-1, six digits, a new one every 30 seconds.
///
/// SHA-1 is what the apps support; in HMAC it is still sound.
package struct TOTP: Sendable, Equatable {
    package static let period: Int64 = 30

    package let secret: [UInt8]

    /// A new secret of 160 bits, as RFC 4226 section 4 recommends.
    package init() { secret = SecureRandom.bytes(20) }

    package init(secret: [UInt8]) { self.secret = secret }

    package init?(base32 text: String) {
        guard let secret = Base32.bytes(text), !secret.isEmpty else { return nil }
        self.secret = secret
    }

    /// For typing into an app that has no camera.
    package var base32: String { Base32.text(secret) }

    package static func counter(at instant: Instant) -> Int64 { instant.milliseconds / 1_000 / period }

    package func code(_ counter: Int64) -> String {
        let mac = keyedDigest(EVP_sha1(), key: secret, withUnsafeBytes(of: counter.bigEndian) { Array($0) })
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Checks a code, one step early or late included: clocks of phones differ.
    ///
    /// - Parameter lastAccepted: The counter that this returned before. A code counts once (RFC 6238 section 5.2),
    ///   so the caller stores the result in the transaction that lets the person in.
    /// - Returns: The counter of the code, or `nil` if it is wrong or used up.
    package func accepts(_ typed: String, at instant: Instant, lastAccepted: Int64?) -> Int64? {
        let code = Array(typed.utf8.filter { $0 != UInt8(ascii: " ") })
        let now = Self.counter(at: instant)
        return (now - 1...now + 1).last { counter in
            constantTimeEqual(Array(self.code(counter).utf8), code) && counter > lastAccepted ?? -1
        }
    }
}

extension TOTP: CustomStringConvertible {
    package var description: String { "•••" }
}

extension TOTP {
    /// The content of the QR code that an authenticator app reads.
    package func uri(issuer: String, account: String) -> String {
        let issuer = Self.escaped(issuer)
        return "otpauth://totp/\(issuer):\(Self.escaped(account))?secret=\(base32)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=\(Self.period)"
    }

    private static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { plain.contains($0) ? String(UnicodeScalar($0)) : "%" + [$0].hex.uppercased() }.joined()
    }
}
