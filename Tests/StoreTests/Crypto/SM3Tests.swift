import Testing

@testable import Store

@Suite("Crypto · SM3 and SHA-256")
struct SM3Tests {
    @Test("SM3 of known messages", arguments: [
        ("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
        ("616263", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (String(repeating: "61626364", count: 16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        ("e6a0a1e59bade5ae89e585a8", "3a4c6875a2889f075d6aadf414192e7caef943d262cc08441ed6ed714c169771"),
        (String(repeating: "61", count: 1000), "f4bedca973227d45c5b822551d2e762d4cfb0e9af70b241452545727b5fb046f"),
        ("00", "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf"),
    ])
    func digest(hex: String, expected: String) throws {
        let message = try #require([UInt8](hex: hex))

        #expect(SM3.hash(message).hex == expected)
    }

    @Test("HMAC-SM3 of known messages", arguments: [
        ("000102030405060708090a0b0c0d0e0f", "abc", "83fd35b3ff6211428a38c070431ad42c23a86eaca25a5ea81a1ded4704a12c7c"),
        (String(repeating: "00", count: 32), "", "0d23f72ba15e9c189a879aefc70996b06091de6e64d31b7a84004356dd915261"),
        ("30313233343536373839", "audit log row 1", "173e4b5db2cf50a0d69c2b8d5b3eda951ede7d090dc6cfca04e6ff6825baea8a"),
    ])
    func mac(key: String, message: String, expected: String) throws {
        let key = try #require([UInt8](hex: key))

        #expect(SM3.hmac(key: key, Array(message.utf8)).hex == expected)
    }

    @Test("A message in pieces has the digest of the whole, at any point")
    func pieces() {
        var hasher = SM3Hasher()
        hasher.update(Array("校园".utf8))
        let half = hasher
        hasher.update(Array("安全".utf8))

        #expect(half.digest() == SM3.hash("校园"))
        #expect(hasher.digest() == SM3.hash("校园安全"))
        #expect(hasher.digest() == SM3.hash("校园安全"))
    }

    @Test("SHA-256 of abc, FIPS 180-2 B.1")
    func sha256() {
        #expect(
            SHA256.hash(Array("abc".utf8)).hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("This machine's libcrypto has every algorithm")
    func complete() {
        #expect(CryptoLibrary.missingAlgorithms().isEmpty)
    }

    @Test("Equal bytes are equal, all others are not", arguments: [
        ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 2], false),
    ] as [([UInt8], [UInt8], Bool)])
    func comparison(one: [UInt8], other: [UInt8], expected: Bool) {
        #expect(constantTimeEqual(one, other) == expected)
    }
}
