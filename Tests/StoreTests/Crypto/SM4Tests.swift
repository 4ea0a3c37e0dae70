import Testing

@testable import Store

@Suite("Crypto · SM4")
struct SM4Tests {
    let key: [UInt8] = [
        0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10,
    ]
    let vector = [UInt8](0...15)

    @Test("CBC of known texts, there and back", arguments: [
        ("", "4b910651754b5553f10cfa0c8a09e9e5"),
        ("616263", "4301693c448c7da7cff13f84690f7dea"),
        ("000102030405060708090a0b0c0d0e0f", "2677f46b09c122cc975533105bd4a22a3b880e6867772522ae55d2f0ae7478ae"),
        ("e5aeb6e995bfe5908ce6848fe4b9a6", "ed4146b4a966930eb3fe7c8fed69a69f"),
    ])
    func cbc(plain: String, cipher: String) throws {
        let plain = try #require([UInt8](hex: plain))

        let encrypted = SM4.encryptCBC(plain, key: key, iv: vector)

        #expect(encrypted.hex == cipher)
        #expect(try SM4.decryptCBC(encrypted, key: key, iv: vector) == plain)
    }

    @Test("CTR of known texts, there and back", arguments: [
        ("000102030405060708090a0b0c0d0e0f10111213", "06999e6239a36eaa2284fd89eda5f7657f161f58"),
        ("616263", "67faff"),
        (
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
            "06999e6239a36eaa2284fd89eda5f7657f161f5854b6ea16c28809fe9d1db3053c"
        ),
    ])
    func ctr(plain: String, cipher: String) throws {
        let plain = try #require([UInt8](hex: plain))

        #expect(SM4.ctr(plain, key: key, iv: vector).hex == cipher)
        #expect(SM4.ctr(SM4.ctr(plain, key: key, iv: vector), key: key, iv: vector) == plain)
    }

    @Test("A text of no whole blocks, or with wrong padding, is refused", arguments: [
        "", "00", "000102030405060708090a0b0c0d0e0f",
    ])
    func undecipherable(hex: String) throws {
        let cipher = try #require([UInt8](hex: hex))

        #expect(throws: SM4.Fault.undecipherable) { try SM4.decryptCBC(cipher, key: key, iv: vector) }
    }
}
