import Campus
import CampusTesting
import Testing

@testable import Workflows

@Suite("Schools · facts")
struct SchoolWorkTests {
    @Test("All that is wrong with the facts comes at once")
    func problems() {
        let form = SchoolFactsForm([
            .stage: "university", .pupils: "many", .guards: "501", .boarding: "perhaps", .longitude: "10",
        ])

        #expect(throws: FormProblems([
            "stage": "choice", "pupils": "number", "guards": "range", "boarding": "choice", "longitude": "range",
        ])) { try form.parsed(beside: [:]) }
    }

    @Test("There cannot be more boarders than pupils, typed now or known before", arguments: [
        [SchoolFact.pupils: "10", .boarders: "11"], [.boarders: "301"],
    ])
    func boarders(texts: [SchoolFact: String]) throws {
        let present = [SchoolFact.pupils: try FactValue("300", of: .pupils)]

        #expect(throws: FormProblems(["boarders": "fact.boarders-above-pupils"])) {
            try SchoolFactsForm(texts).parsed(beside: present)
        }
    }

    @Test("A change says who and when; what was not changed keeps its old day", arguments: TestEngine.all)
    func change(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.facts("first", [.pupils: "300", .bus: "yes"])
        world.time.move(to: "2027-03-01")
        try await world.facts("first", [.pupils: "310", .bus: "yes"])

        let facts = try await world.schools.profile(of: world["first"], for: world.officer).facts
        #expect(facts.first { $0.fact == .pupils }?.confirmedOn == "2027-03-01")
        #expect(facts.first { $0.fact == .bus }?.confirmedOn == "2026-11-20")
        #expect(facts.first { $0.fact == .bus }?.confirmedBy == "张伟")
    }

    @Test("A fact older than a term is told, and 「无变化」 makes it young again", arguments: TestEngine.all)
    func noChange(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.facts("first", [.pupils: "300", .bus: "yes"])
        world.time.move(to: "2027-06-01")
        let principal = try await world.principal(of: "first")
        let before = try await world.schools.profile(of: world["first"], for: principal)
        #expect(before.old.map(\.fact) == [.pupils, .bus])

        #expect(try await world.schools.confirm(of: world["first"], version: before.version, by: principal) == 2)
        #expect(try await world.schools.profile(of: world["first"], for: principal).old.isEmpty)
        #expect(try await world.texts("SELECT confirmed_on AS value FROM school WHERE unit_id = $1", world["first"]) == ["2027-06-01"])
    }

    @Test("Who came second sees both values of each fact", arguments: TestEngine.all)
    func conflict(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let version = try await world.schools.profile(of: world["first"], for: world.officer).version
        try await world.facts("first", [.pupils: "300"])

        do {
            try await world.schools.change(
                SchoolFactsForm([.pupils: "280"]), of: world["first"], version: version, by: world.officer)
            Issue.record("Saved over somebody else's change")
        } catch let conflict as VersionConflict {
            #expect(conflict.differences == [.init(field: "pupils", mine: "280", theirs: "300")])
        }
    }

    @Test("A guard reads, and changes nothing", arguments: TestEngine.all)
    func rights(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let guardPost = world.caller(.guardPost, "first", path: try await world.path(of: "first"))

        _ = try await world.schools.profile(of: world["first"], for: guardPost)
        await #expect(throws: Denied.lacks(.editSchoolFacts)) {
            try await world.schools.change(SchoolFactsForm([:]), of: world["first"], version: 1, by: guardPost)
        }
    }

    @Test("Old is what was confirmed before the term that has run a month", arguments: [
        (LocalDate("2026-11-20"), LocalDate("2026-09-01")), ("2026-09-15", "2026-02-26"), ("2026-03-28", "2026-02-26"),
    ])
    func age(today: LocalDate, oldest: LocalDate) throws {
        let city = try DivisionCode("4504")
        let terms = TermBook([
            Term(division: city, schoolYear: .init(startingIn: 2025), number: .second, days: "2026-02-26"..."2026-07-10"),
            Term(division: city, schoolYear: .init(startingIn: 2026), number: .first, days: "2026-09-01"..."2027-01-20"),
        ])

        #expect(FactAge(today: today, path: "45/4504/450405/u1/", terms: terms).oldest == oldest)
    }

    @Test("The list of schools sums, groups and finds", arguments: TestEngine.all)
    func list(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.facts("first", [.pupils: "300"])
        try await world.facts("other", [.pupils: "100"])

        let page = try await world.lists.page(.schools, ListRequest(search: "di'yi xiaoxue"), for: world.officer)
        #expect(page.lines.map(\.id) == [world["first"].rawValue])
        let sums = try await world.lists.sums(.schools, ListRequest(), by: "county", for: world.officer)
        #expect(sums.lines.map { $0.sums["pupils"]?.sum } == [300, 100] || sums.lines.map { $0.sums["pupils"]?.sum } == [100, 300])
        for column in ListDefinition.schools.columns where column.canSort {
            _ = try await world.lists.page(.schools, ListRequest(sort: ListSort(column.key)), for: world.countyOfficer)
        }
        for column in ListDefinition.units.columns where column.canSort {
            _ = try await world.lists.page(.units, ListRequest(sort: ListSort(column.key)), for: world.countyOfficer)
        }
    }
}
