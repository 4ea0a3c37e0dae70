import Testing

@testable import Campus

@Suite("Demonstration · the region")
struct DemonstrationPlanTests {
    let region = DemonstrationRegion.usual

    @Test("As many schools as asked for", arguments: [18, 19, 200, 1_200, 3_000])
    func size(schools: Int) throws {
        let made = try DemonstrationRegion.plan(schools: schools, people: 1).batches.reduce(0) { $0 + $1.schools.count }
        #expect(made == schools)
    }

    @Test("A size that cannot be is refused", arguments: [0, 17, 150_001])
    func impossible(schools: Int) {
        #expect(throws: DemonstrationPlan.Problem.schools(allowed: 18...150_000)) {
            try DemonstrationRegion.plan(schools: schools)
        }
    }

    @Test("Without the home of the accounts there is no plan")
    func missing() throws {
        let divisions = try DemonstrationDivisions(csv: ["450000,广西壮族自治区,108.3,22.8"])
        #expect(throws: DemonstrationPlan.Problem.missing("4504")) {
            try DemonstrationPlan(divisions: divisions, seed: 1)
        }
    }

    @Test("The same seed gives the same region on every machine, another seed another")
    func deterministic() throws {
        let first = try fingerprint(seed: 1)
        #expect(try fingerprint(seed: 1) == first)
        #expect(try fingerprint(seed: 2) != first)
        // A change of the generator changes the region of everybody's demonstration: it shows here.
        #expect(first == 11779425437853115151)
    }

    @Test("Parents come before children and keys are unique")
    func tree() {
        var seen: Set<String> = []
        for unit in region.units {
            if let parent = unit.parent { #expect(seen.contains(parent), "\(unit.key)") }
            #expect(seen.insert(unit.key).inserted, "\(unit.key)")
        }
    }

    @Test("Every post is in a unit of the region")
    func posts() {
        let units = Set(region.units.map(\.key))
        #expect(region.people.allSatisfy { !$0.posts.isEmpty && $0.posts.allSatisfy { units.contains($0.unit) } })
    }

    @Test("Names of schools are unique in the region, small and large", arguments: [1_200, 30_000])
    func names(schools: Int) throws {
        var names: Set<String> = []
        for batch in try DemonstrationRegion.plan(schools: schools, people: 1).batches {
            for school in batch.schools { #expect(names.insert(school.unit.name).inserted, "\(school.unit.name)") }
        }
        #expect(names.count == schools)
    }

    @Test("About ten people a school, and as many as asked for")
    func people() throws {
        #expect((11_000...14_500).contains(region.people.count))
        #expect(Set(region.people.map(\.key)).count == region.people.count)
    }

    @Test("Four hundred thousand people in thirty thousand schools come within seconds")
    func large() throws {
        let clock = ContinuousClock()
        var people = 0
        let time = try clock.measure {
            for batch in try DemonstrationRegion.plan(schools: 30_000, people: 14).batches { people += batch.people.count }
        }
        #expect(people >= 390_000)
        // Three seconds in a release build on two idle cores; a debug build on busy ones is far slower.
        #expect(time < .seconds(180))
    }

    private func fingerprint(seed: UInt64) throws -> UInt64 {
        var hash = DemonstrationHash()
        for batch in try DemonstrationRegion.plan(seed: seed, schools: 120).batches {
            for unit in batch.units { hash.add("\(unit.key)|\(unit.name)|\(unit.code ?? "")|\(unit.creditCode ?? "")") }
            for school in batch.schools {
                for fact in SchoolFact.allCases { hash.add("\(school.facts[fact])") }
            }
            for person in batch.people { hash.add("\(person.name)|\(person.mobile)|\(person.residentID ?? "")|\(person.posts)") }
        }
        return hash.value
    }
}
