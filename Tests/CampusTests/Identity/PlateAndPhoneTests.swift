import Testing

@testable import Campus

private struct Plates: Decodable {
    struct Valid: Decodable, Sendable { let plate, kind: String; let power: String? }
    struct Invalid: Decodable, Sendable { let plate, reason: String }
    let valid: [Valid]
    let invalid: [Invalid]
}

private struct Phones: Decodable {
    struct Case: Decodable, Sendable { let input: String; let kind: String? }
    let cases: [Case]
}

private let plates = vectors("plates", as: Plates.self)

@Suite("Identity · plates")
struct PlateNumberTests {
    @Test("A plate tells its kind and what drives the vehicle", arguments: plates.valid)
    private func valid(_ expected: Plates.Valid) throws {
        let plate = try PlateNumber(expected.plate)
        #expect(plate.kind.rawValue == expected.kind)
        #expect(plate.power?.rawValue == expected.power)
    }

    @Test("What is no plate is refused", arguments: plates.invalid)
    private func invalid(_ expected: Plates.Invalid) {
        #expect(throws: PlateNumber.Malformed.self) { try PlateNumber(expected.plate) }
    }

    @Test("A refusal says why", arguments: [
        ("某G12345", PlateNumber.Malformed.province), ("鄂G1234", .length), ("鄂GI2345", .character), ("鄂GL12345", .pattern),
    ])
    func reasons(_ text: String, _ reason: PlateNumber.Malformed) {
        #expect(throws: reason) { try PlateNumber(text) }
    }

    @Test("People may type a dot, spaces and small letters", arguments: ["鄂g·12345", "鄂G 12345", "鄂ｇ１２３４５"])
    func typed(_ text: String) throws {
        #expect(try PlateNumber(typed: text).text == "鄂G12345")
    }
}

@Suite("Identity · telephone numbers")
struct PhoneNumberTests {
    @Test("A number tells its kind", arguments: vectors("phones", as: Phones.self).cases)
    private func kinds(_ expected: Phones.Case) {
        let kind = expected.kind.map { $0.hasPrefix("mobile_with") ? "mobile" : $0 }
        #expect((try? PhoneNumber(expected.input))?.kind.rawValue == kind)
    }

    @Test("One number has one way of writing", arguments: [
        ("+86 130-0000-0000", "13000000000"), ("008613000000000", "13000000000"), ("１３０００００００００", "13000000000"),
        ("07742000000", "0774-2000000"), ("(0774) 2000000", "0774-2000000"), ("01060000000", "010-60000000"),
        ("+86 774 2000000", "0774-2000000"), ("0711-6000000-801", "0711-6000000-801"),
    ])
    func normal(_ typed: String, _ text: String) throws {
        #expect(try PhoneNumber(typed).text == text)
    }

    @Test("The tail is the last four digits of the subscriber", arguments: [
        ("13012345678", "5678"), ("0711-6001234-801", "1234"), ("119", nil),
    ])
    func tail(_ typed: String, _ tail: String?) throws {
        #expect(try PhoneNumber(typed).tail == tail)
    }

    @Test("What cannot be dialled is refused", arguments: ["", "-", "+86", "0774-1000000", "0774-200000", "0011-6000000", "电话", "0774-2000000-"])
    func refused(_ typed: String) {
        #expect(throws: PhoneNumber.Malformed()) { try PhoneNumber(typed) }
    }
}
