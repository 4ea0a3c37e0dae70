import Testing

@testable import Campus

private struct Section: Decodable {
    struct Valid: Decodable, Sendable { let code, type, province: String }
    struct Invalid: Decodable, Sendable { let code, reason: String }
    let types, provinces: [String: String]
    let valid: [Valid]
    let invalid: [Invalid]
}

private let section = vectors("school_id", as: Section.self)

@Suite("Identity · school codes")
struct SchoolCodeTests {
    @Test("A code tells type and province", arguments: section.valid)
    private func valid(_ expected: Section.Valid) throws {
        let code = try SchoolCode(expected.code)
        #expect(section.types[code.kind.rawValue] == expected.type)
        #expect(code.province?.shortName == expected.province)
    }

    @Test("A refusal says why", arguments: section.invalid)
    private func invalid(_ expected: Section.Invalid) throws {
        let reasons: [String: SchoolCode.Malformed] = [
            "length": .length, "format": .format, "type": .type, "province": .province,
        ]
        let reason = try #require(reasons[expected.reason])
        #expect(throws: reason) { try SchoolCode(expected.code) }
    }

    @Test("Types and provinces are those of the ministry's list")
    func lists() {
        #expect(Set(SchoolCode.Kind.allCases.map(\.rawValue)) == Set(section.types.keys))
        #expect(Dictionary(uniqueKeysWithValues: Province.allCases.map { ($0.rawValue, $0.shortName) }) == section.provinces)
    }

    @Test("The type suggests a stage where only one is usual")
    func stage() throws {
        #expect(try SchoolCode("1142000001").usualStage == .kindergarten)
        #expect(try SchoolCode("3737000011").usualStage == nil)
    }
}
