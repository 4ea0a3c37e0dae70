import Testing

@testable import Campus

private struct Section: Decodable {
    struct Valid: Decodable, Sendable { let code, dept, category, region, org_code: String }
    struct Invalid: Decodable, Sendable { let code, reason: String }
    struct Checksum: Decodable, Sendable { let first17, check: String }
    let valid: [Valid]
    let invalid: [Invalid]
    let checksum_only: [Checksum]
}

private struct Organisations: Decodable {
    struct Case: Decodable, Sendable { let body, check: String }
    let cases: [Case]
}

private let section = vectors("uscc", as: Section.self)

@Suite("Identity · credit codes")
struct CreditCodeTests {
    @Test("A code tells registrar, category, division and organisation", arguments: section.valid)
    private func valid(_ expected: Section.Valid) throws {
        let code = try CreditCode(expected.code)
        #expect(code.registrar == expected.dept)
        #expect(code.category == expected.category)
        #expect(code.region == expected.region)
        #expect(code.organisationCode == expected.org_code)
        #expect(code.checkMatches)
        #expect(throws: Never.self) { try OrganisationCode(expected.org_code) }
    }

    @Test("A refusal says why", arguments: section.invalid)
    private func invalid(_ expected: Section.Invalid) {
        #expect { try CreditCode(expected.code) } throws: { error in
            switch error as? CreditCode.Malformed {
            case .length: expected.reason == "length"
            case .character: expected.reason == "charset"
            case .check: expected.reason == "check_char"
            case nil: false
            }
        }
    }

    @Test("The check character follows GB 32100", arguments: section.checksum_only)
    private func checksum(_ expected: Section.Checksum) {
        #expect(CreditCode.checkCharacter(of: expected.first17) == Character(expected.check))
    }

    @Test("An authorised user may accept a code whose check does not match; nothing else is accepted")
    func override() throws {
        let code = try CreditCode("12420702TTTT00014C", acceptingMismatch: true)
        #expect(!code.checkMatches)
        #expect(throws: CreditCode.Malformed.character) {
            try CreditCode("12420702ITTT00014B", acceptingMismatch: true)
        }
        #expect(throws: CreditCode.Malformed.check(expected: "B")) { try CreditCode("12420702TTTT00014C") }
    }

    @Test("People may type small letters and spaces")
    func typed() throws {
        #expect(try CreditCode(typed: "12 420702 tttt00014b").text == "12420702TTTT00014B")
    }

    @Test("The check of an organisation code follows GB 11714", arguments: vectors("org_code", as: Organisations.self).cases)
    private func organisation(_ expected: Organisations.Case) throws {
        #expect(OrganisationCode.checkCharacter(of: expected.body) == Character(expected.check))
        #expect(try OrganisationCode(expected.body + "-" + expected.check).text == expected.body + expected.check)
    }

    @Test("A wrong organisation code is refused", arguments: [
        ("TTTT00015", OrganisationCode.Malformed.check(expected: "4")), ("TTTT0001", .length), ("tTTT00014", .character),
    ])
    func wrongOrganisation(_ text: String, _ reason: OrganisationCode.Malformed) {
        #expect(throws: reason) { try OrganisationCode(text) }
    }
}
