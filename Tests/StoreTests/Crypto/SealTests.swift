import Campus
import Testing

@testable import Store

@Suite("Crypto · sealed columns")
struct SealTests {
    let seal: Seal
    let old: SealingKey
    let place = SealedPlace(table: "person", column: "phone", row: 7)

    init() throws {
        let day = try #require(LocalDate("2026-09-01"))
        old = SealingKey(id: "k1", secret: [UInt8](repeating: 1, count: 32), created: day)
        seal = Seal(try #require(KeyRing([old])))
    }

    func rotated() throws -> Seal {
        let fresh = SealingKey(id: "k2", secret: [UInt8](repeating: 2, count: 32), created: old.created)
        return Seal(try #require(KeyRing([old, fresh])))
    }

    @Test("What was sealed opens at its place", arguments: ["", "13800000000", "广西梧州万秀区某路 1 号"])
    func roundTrip(text: String) throws {
        #expect(try seal.openText(seal.seal(text, at: place), at: place) == text)
    }

    @Test("The same value sealed twice looks different")
    func random() {
        #expect(seal.seal("13800000000", at: place) != seal.seal("13800000000", at: place))
    }

    @Test("A value moved elsewhere does not open", arguments: [
        SealedPlace(table: "person", column: "phone", row: 8),
        SealedPlace(table: "person", column: "identity", row: 7),
        SealedPlace(table: "visitor", column: "phone", row: 7),
        SealedPlace(table: "personp", column: "hone", row: 7),
    ])
    func moved(elsewhere: SealedPlace) {
        let sealed = seal.seal("13800000000", at: place)

        #expect(throws: Seal.Fault.altered) { try seal.open(sealed, at: elsewhere) }
    }

    @Test("No single changed byte goes unnoticed")
    func altered() {
        let sealed = seal.seal("13800000000", at: place)

        for position in sealed.indices {
            var changed = sealed
            changed[position] ^= 1
            #expect(throws: Seal.Fault.self) { try seal.open(changed, at: place) }
        }
    }

    @Test("Bytes of any shorter length are refused, not read beyond")
    func shortened() {
        let sealed = seal.seal("13800000000", at: place)

        for length in sealed.indices {
            #expect(throws: Seal.Fault.self) { try seal.open(Array(sealed[..<length]), at: place) }
        }
        #expect(throws: Seal.Fault.malformed) { try seal.open([1, 255] + [UInt8](repeating: 0, count: 99), at: place) }
    }

    @Test("After rotation old values open, are outdated, and new ones bear the new key")
    func rotation() throws {
        let rotated = try rotated()
        let before = seal.seal("13800000000", at: place)
        let after = rotated.seal("13800000000", at: place)

        #expect(try rotated.openText(before, at: place) == "13800000000")
        #expect(try rotated.isOutdated(before))
        #expect(try !rotated.isOutdated(after))
        #expect(throws: Seal.Fault.unknownKey("k2")) { try seal.open(after, at: place) }
    }

    @Test("A number is found by its index, in its own column only")
    func blindIndex() {
        let phone = BlindIndex(seal.ring, column: "person.phone")
        let identity = BlindIndex(seal.ring, column: "person.identity")

        #expect(phone.value(for: "13800000000") == phone.value(for: "13800000000"))
        #expect(phone.value(for: "13800000000") != phone.value(for: "13800000001"))
        #expect(phone.value(for: "13800000000") != identity.value(for: "13800000000"))
    }

    @Test("After rotation a number is found by its old and its new index")
    func rotatedIndex() throws {
        let before = BlindIndex(seal.ring, column: "person.phone").value(for: "13800000000")
        let index = BlindIndex(try rotated().ring, column: "person.phone")

        #expect(index.candidates(for: "13800000000") == [index.value(for: "13800000000"), before])
        #expect(index.value(for: "13800000000").hasPrefix("k2:"))
        #expect(index.isOutdated(before))
    }

    @Test("The keys derived for the three purposes differ")
    func derived() {
        #expect(old.encryption != Array(old.authentication.prefix(16)))
        #expect(old.indexKey(of: "person.phone") != old.authentication)
    }
}
