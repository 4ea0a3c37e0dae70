import Campus
import Testing

@testable import Store

@Suite("Crypto · second factor")
struct SecondFactorTests {
    let totp = TOTP(secret: Array("12345678901234567890".utf8))

    @Test("Codes are the last six digits of RFC 6238 appendix B", arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)])
    func codes(seconds: Int64, code: String) {
        #expect(totp.code(TOTP.counter(at: Instant(milliseconds: seconds * 1_000))) == code)
    }

    @Test("A code counts one step early and late, not two", arguments: [
        (-2, false), (-1, true), (0, true), (1, true), (2, false),
    ] as [(Int64, Bool)])
    func window(steps: Int64, accepted: Bool) {
        let now = Instant(milliseconds: 1_234_567_890_000)
        let counter = TOTP.counter(at: now) + steps

        #expect(totp.accepts(totp.code(counter), at: now, lastAccepted: nil) == (accepted ? counter : nil))
    }

    @Test("A code counts once, and no older one after it")
    func once() throws {
        let now = Instant(milliseconds: 1_234_567_890_000)
        let accepted = try #require(totp.accepts("005924", at: now, lastAccepted: nil))

        #expect(totp.accepts("005924", at: now, lastAccepted: accepted) == nil)
        #expect(totp.accepts(totp.code(accepted - 1), at: now, lastAccepted: accepted) == nil)
        #expect(totp.accepts(totp.code(accepted + 1), at: now, lastAccepted: accepted) == accepted + 1)
    }

    @Test("A space is forgiven, anything else is not", arguments: [
        ("005 924", true), ("05924", false), ("0059240", false), ("", false), ("五五五五五五", false),
    ])
    func typed(code: String, accepted: Bool) {
        let now = Instant(milliseconds: 1_234_567_890_000)

        #expect((totp.accepts(code, at: now, lastAccepted: nil) != nil) == accepted)
    }

    @Test("Base32 of RFC 4648 section 10, without padding", arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func base32(plain: String, text: String) {
        #expect(Base32.text(Array(plain.utf8)) == text)
        #expect(Base32.bytes(text.lowercased() + "==") == Array(plain.utf8))
    }

    @Test("The QR code names issuer and account in any script")
    func uri() {
        #expect(
            totp.uri(issuer: "护学", account: "li ming") == "otpauth://totp/%E6%8A%A4%E5%AD%A6:li%20ming"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%8A%A4%E5%AD%A6&algorithm=SHA1&digits=6&period=30")
    }

    @Test("Ten recovery codes differ, and each is recognised as it is read from paper")
    func recovery() throws {
        let codes = RecoveryCode.tenNew()

        #expect(Set(codes).count == 10)
        for code in codes {
            let sloppy = code.text.uppercased().replacing("-", with: " ").replacing("0", with: "O")
            #expect(try #require(RecoveryCode(sloppy)).storageHash == code.storageHash)
        }
        #expect(RecoveryCode("7k2m-90qx-c4ht") == nil)
    }

    @Test("A token survives the way through a cookie, and nothing else is one")
    func token() throws {
        let token = RandomToken()

        #expect(RandomToken(token.text)?.storageHash == token.storageHash)
        #expect(RandomToken(token.text + "A") == nil)
        #expect(RandomToken(String(token.text.dropLast()) + "/") == nil)
        #expect(RandomToken() != token)
    }

    @Test("Base64 for addresses, RFC 4648 section 10", arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("~~~?", "fn5-Pw"),
    ])
    func base64(plain: String, text: String) {
        #expect(Array(plain.utf8).base64URL == text)
    }

    @Test("Secrets do not print")
    func hidden() {
        #expect("\(totp)\(RandomToken())\(RecoveryCode.tenNew()[0])" == "•••••••••")
    }
}
