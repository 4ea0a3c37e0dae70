import Testing

@testable import Campus

private struct Section: Decodable {
    struct Case: Decodable, Sendable { let code, level: String; let parent: String? }
    let cases: [Case]
}

@Suite("Divisions · codes")
struct DivisionCodeTests {
    @Test("A code tells level and parent", arguments: vectors("region_codes", as: Section.self).cases)
    private func parents(_ expected: Section.Case) throws {
        let code = try DivisionCode(expected.code)
        #expect("\(code.level)" == expected.level)
        #expect(code.parent?.padded == expected.parent)
    }

    @Test("Counties that the province administers hang below the province", arguments: ["429004", "469001", "659001"])
    func administeredByProvince(_ text: String) throws {
        let code = try DivisionCode(text)
        #expect(code.isProvinceAdministered)
        #expect(code.parent?.digits == String(text.prefix(2)))
        #expect(try code.isWithin(DivisionCode(String(text.prefix(2)))))
    }

    @Test("Short and padded forms are the same division", arguments: [
        ("45", "450000"), ("4504", "450400"), ("450203", "450203000000"), ("420702100", "420702100000"),
    ])
    func padding(_ short: String, _ padded: String) throws {
        #expect(try DivisionCode(short) == DivisionCode(padded))
        #expect(try DivisionCode(padded).digits == short)
    }

    @Test("The path leads from the province down")
    func path() throws {
        #expect(try DivisionCode("420702100201").path == "42/4207/420702/420702100/420702100201/")
        #expect(try DivisionCode("429004").path == "42/429004/")
    }

    @Test("A refusal says why", arguments: [
        ("4", DivisionCode.Malformed.length), ("", .length), ("45a4", .format), ("9904", .province), ("450003", .gap),
        ("４５", .format), ("420702000201", .gap),
    ])
    func refused(_ text: String, _ reason: DivisionCode.Malformed) {
        #expect(throws: reason) { try DivisionCode(text) }
    }

    @Test("Segments without an office are virtual", arguments: [("1101", true), ("5002", true), ("4290", true), ("4504", false), ("4501", false)])
    func virtual(_ text: String, _ expected: Bool) throws {
        #expect(try DivisionCode(text).isVirtual == expected)
    }
}
