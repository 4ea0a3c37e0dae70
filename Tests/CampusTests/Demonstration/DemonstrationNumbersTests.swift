import Testing

@testable import Campus

@Suite("Demonstration · numbers and accounts")
struct DemonstrationNumbersTests {
    let region = DemonstrationRegion.usual

    @Test("Credit codes have the check characters of the standard", arguments: [
        ("12", "420702", "TTTT0001", "12420702TTTT00014B"), ("52", "420702", "TTTT0006", "52420702TTTT00065F"),
        ("91", "440106", "TTTT0009", "91440106TTTT0009XY"), ("11", "450400", "TTTT0008", "11450400TTTT00081C"),
    ])
    func credit(kind: String, region: String, body: String, code: String) {
        let number = Int(body.suffix(1)) ?? -1
        #expect(DemonstrationNumbers.creditCode(kind: kind, region: region, organisation: number) == code)
    }

    @Test("Credit codes and school codes are unique; a school's code says its kind and province")
    func codes() throws {
        let credits = region.units.compactMap(\.creditCode)
        #expect(Set(credits).count == credits.count)
        for credit in credits { #expect(try CreditCode(credit).organisationCode.hasPrefix("TTTT")) }
        let codes = region.schools.compactMap(\.unit.code)
        #expect(Set(codes).count == region.schools.count)
        for school in region.schools {
            let code = try SchoolCode(school.unit.code ?? "")
            #expect(code.kind == school.facts.stage.codeKind)
            #expect(code.digits.dropFirst(2).hasPrefix(school.unit.key.prefix(2) + "9"))
        }
    }

    @Test("Identity numbers have the sequence 000, hold by the standard and have one owner")
    func identities() throws {
        let adults = region.people.filter { $0.posts[0].role != .pupil }
        let numbers = try adults.map { try ResidentID($0.residentID ?? "", today: "2026-09-01") }
        for (person, number) in zip(adults, numbers) {
            #expect(person.posts.allSatisfy { $0.since.year - number.birth.year >= 21 })
        }
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.allSatisfy { $0.text.dropFirst(14).hasPrefix("000") && $0.birth.year >= 1966 })
    }

    @Test("When a county's days of birth are used up the region becomes an unassigned one, then there is none")
    func manyPeople() {
        #expect(DemonstrationNumbers.residentID(region: "450403", ordinal: 3, of: 13_148)?.prefix(6) == "450403")
        #expect(DemonstrationNumbers.residentID(region: "450403", ordinal: 3, of: 13_149)?.prefix(6) == "990301")
        #expect(DemonstrationNumbers.residentID(region: "450403", ordinal: 3, of: 13_149 * 100) == nil)
    }

    @Test("Mobile and staff numbers are plain to see as invented and unique")
    func mobiles() throws {
        for person in region.people {
            let number = try PhoneNumber(person.mobile)
            #expect(number.kind == .mobile && number.text.hasPrefix("199000"))
        }
        #expect(Set(region.people.map(\.mobile)).count == region.people.count)
        let staff = region.people.compactMap(\.staffNumber)
        #expect(Set(staff).count == staff.count && staff.count == region.people.count - 2)
    }

    @Test("Some names have characters of four bytes, some a middle dot")
    func rareNames() {
        #expect(region.people.contains { $0.name.unicodeScalars.contains { $0.value > 0xFFFF } })
        #expect(region.people.contains { $0.name.contains("·") })
    }

    @Test("Every role has one account, its person holds the post, and no login comes twice")
    func accounts() throws {
        let accounts = try DemonstrationRegion.plan().accounts
        #expect(Set(accounts.map(\.role)) == Set(Role.allCases) && accounts.count == Role.allCases.count)
        #expect(Set(accounts.map(\.login)).count == accounts.count)
        for account in accounts {
            #expect(account.login.utf8.allSatisfy { (97...122).contains($0) })
            #expect(!account.unitName.isEmpty, "\(account.login)")
            let person = region.people.first { $0.key == account.person }
            #expect(person?.name == account.name, "\(account.login)")
            #expect(person?.posts.contains { $0.role == account.role && $0.unit == account.unit } == true)
        }
    }

    @Test("The school of the accounts has one principal")
    func onePrincipal() {
        let principals = region.people.filter { $0.posts.contains { $0.role == .principal && $0.unit == Showcase.school } }
        #expect(principals.map(\.name) == ["沈云帆"])
    }
}
