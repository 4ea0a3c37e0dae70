import Testing

@testable import Store

@Suite("Crypto · passwords")
struct PasswordHashTests {
    @Test("scrypt gives the values of RFC 7914 section 12", arguments: [
        (
            "", "", ScryptCost(ln: 4, r: 1, p: 1),
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", ScryptCost(ln: 10, r: 8, p: 16),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", ScryptCost(ln: 14, r: 8, p: 1),
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func vectors(password: String, salt: String, cost: ScryptCost, expected: String) throws {
        let derived = try #require(cost.derive(Array(password.utf8), salt: Array(salt.utf8), length: 64))

        #expect(derived.hex == expected)
    }

    @Test("The right password is accepted after a way through the record, a wrong one is not")
    func roundTrip() throws {
        let stored = try PasswordHash(of: "护学 Wuzhou-2026").text

        let hash = try #require(PasswordHash(stored))
        #expect(stored.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(try hash.verify("护学 Wuzhou-2026"))
        #expect(try !hash.verify("护学 Wuzhou-2025"))
        #expect(!hash.needsRehash)
    }

    @Test("Two accounts with one password have different hashes")
    func salted() throws {
        let cost = ScryptCost(ln: 4, r: 1, p: 1)
        #expect(try PasswordHash(of: "same", cost: cost).text != PasswordHash(of: "same", cost: cost).text)
    }

    @Test("A composed and a decomposed accent are one password")
    func normalised() throws {
        let hash = try PasswordHash(of: "caf\u{e9}", cost: ScryptCost(ln: 4, r: 1, p: 1))

        #expect(try hash.verify("cafe\u{301}"))
    }

    @Test("A hash of another cost still works and asks for a new one")
    func rehash() throws {
        let hash = try PasswordHash(of: "old", cost: ScryptCost(ln: 10, r: 8, p: 1))

        #expect(hash.needsRehash)
        #expect(try hash.verify("old"))
    }

    @Test("Texts that are no hash, or would cost too much, are refused", arguments: [
        "", "secret", "$scrypt$ln=15,r=8$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=31,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=20,r=32,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=-1,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=15,r=8,p=1$!!$AAAAAAAAAAAAAAAAAAAAAA", "$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
        "$argon2id$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    ])
    func hostile(stored: String) {
        #expect(PasswordHash(stored) == nil)
    }

    @Test("A login that nobody has costs the same work as a wrong password, and never opens")
    func nobody() throws {
        let known = try PasswordHash(of: "right")
        let parts = { (hash: PasswordHash) in hash.text.split(separator: "$").map { ($0.utf8.count, $0.hasPrefix("ln=") ? $0 : "") } }

        #expect(parts(PasswordHash.nobody).elementsEqual(parts(known), by: ==), "Same cost, same lengths")
        #expect(!PasswordHash.nobody.needsRehash)
        #expect(try !PasswordHash.verifyNobody(""))
        #expect(try !PasswordHash.verifyNobody("right"))
    }
}
