import Testing

@testable import Campus

private struct Section: Decodable {
    struct Valid: Decodable, Sendable { let id, region, birth, sex: String }
    struct Invalid: Decodable, Sendable { let id, reason: String }
    struct Checksum: Decodable, Sendable { let first17, check: String }
    struct Old: Decodable, Sendable { let old, new: String }
    let valid: [Valid]
    let invalid: [Invalid]
    let checksum_only: [Checksum]
    let from_15_digits: [Old]
}

private let section = vectors("resident_id", as: Section.self)
private let today: LocalDate = "2026-09-01"

@Suite("Identity · resident numbers")
struct ResidentIDTests {
    @Test("A number tells division, birth and sex", arguments: section.valid)
    private func valid(_ row: Section.Valid) throws {
        let id = try ResidentID(row.id, today: today)
        #expect(id.text == row.id)
        #expect(id.region == row.region)
        #expect(id.birth.description == row.birth)
        #expect(id.sex.rawValue == row.sex)
        #expect(id.kind == .resident)
    }

    @Test("A refusal says why", arguments: section.invalid)
    private func invalid(_ row: Section.Invalid) throws {
        let reasons: [String: ResidentID.Malformed] = [
            "format": .format, "birth_date": .birthDate, "check_digit": .checkDigit,
        ]
        let reason = try #require(reasons[row.reason])
        #expect(throws: reason) { try ResidentID(row.id, today: today) }
    }

    @Test("The check character follows GB 11643", arguments: section.checksum_only)
    private func checksum(_ row: Section.Checksum) throws {
        let first17 = try #require(digits(of: row.first17))
        #expect(ResidentID.checkCharacter(of: first17) == Character(row.check))
    }

    @Test("Fifteen digits become eighteen", arguments: section.from_15_digits)
    private func old(_ row: Section.Old) throws {
        #expect(ResidentID.lengthened(row.old) == row.new)
        #expect(try ResidentID(typed: row.old, today: today).text == row.new)
    }

    @Test("People may type spaces, wide digits and a small x", arguments: [
        "45020320150101000x", " 450203 20150101 000X", "４５０２０３２０１５０１０１０００ｘ",
    ])
    func typed(_ text: String) throws {
        #expect(try ResidentID(typed: text, today: today).text == "45020320150101000X")
    }

    @Test("Residence permits of Taiwan, Hong Kong and Macao have the same form", arguments: ["810000", "820000", "830000"])
    func permits(_ region: String) throws {
        let first17 = region + "19900307000"
        let numbers = try #require(digits(of: first17))
        let permit = try ResidentID(first17 + String(ResidentID.checkCharacter(of: numbers)), today: today)
        #expect(permit.kind == .residencePermit)
    }

    @Test("Printing a number covers it")
    func printing() throws {
        #expect(try "\(ResidentID("450400200802290006", today: today))" == "450***********0006")
    }

    @Test("A child born today has a number, one born tomorrow has none yet")
    func boundary() throws {
        let id = "42070020100109000X"
        #expect(throws: Never.self) { try ResidentID(id, today: "2010-01-09") }
        #expect(throws: ResidentID.Malformed.birthDate) { try ResidentID(id, today: "2010-01-08") }
    }
}
