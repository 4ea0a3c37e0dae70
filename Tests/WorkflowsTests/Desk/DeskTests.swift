import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("Desk")
struct DeskTests {
    private func desk(_ world: UnitWorld) -> DeskWork {
        DeskWork(
            database: world.database, calendar: SchoolCalendar(working: WorkingCalendar([]), terms: TermBook([])))
    }

    private func words(_ world: UnitWorld, _ caller: Caller) async throws -> [String] {
        try await desk(world).desk(for: caller).items.map(\.toDo.words)
    }

    @Test("A school without facts is asked for them until it confirms them", arguments: TestEngine.all)
    func facts(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let principal = try await world.member("李敏", .principal, at: "first")
        #expect(try await words(world, principal) == ["facts-missing"])

        try await world.facts("first", Dictionary(uniqueKeysWithValues: Self.everyFact))
        #expect(try await words(world, principal) == [])

        world.time.move(to: "2027-11-20")
        #expect(try await words(world, principal) == ["facts-old"])
    }

    @Test("An officer sees one line for many schools, and only those of the branch", arguments: TestEngine.all)
    func branch(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let county = try await world.member("周敏", .countySafety, at: "bureau")
        let items = try await desk(world).desk(for: county).items

        #expect(items.map(\.toDo.words) == ["facts-missing-many"])
        #expect(items.first?.toDo.arguments["count"] == "2")
        #expect(items.first?.toDo.address == "/schools?confirmed_on.is=empty")
    }

    @Test("A teacher with nothing to do has an empty desk", arguments: TestEngine.all)
    func teacher(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let teacher = try await world.member("陈芳", .teacher, at: "first")
        let desk = try await desk(world).desk(for: teacher)

        #expect(desk.items.isEmpty)
        #expect(desk.lights == nil)
    }

    @Test("What somebody decided for soon is shown to officers, by its day", arguments: TestEngine.all)
    func reorganisations(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        _ = try await world.reorganisations.decide(
            .rename(name: "长洲区实验小学", shortName: "实验小学"), of: world["first"], on: "2026-11-24", reason: "区政府批复",
            by: world.officer)
        let county = try await world.member("周敏", .countySafety, at: "bureau")
        let desk = try await desk(world).desk(for: county)

        #expect(desk.items.first?.toDo.words == "reorganisation-rename")
        #expect(desk.items.first?.remaining == .left(workingDays: 2, calendarDays: 4))
        #expect(desk.bands(approvals: false).first?.band == .week)
    }

    @Test("An administrator without a second factor is told today; one who must decide sees it apart", arguments: TestEngine.all)
    func administrators(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let security = try await world.member("吴刚", .securityAdministrator, at: "bureau")
        let teacher = try await world.member("陈芳", .teacher, at: "first")
        try await world.database.write { db in
            _ = try db.run("UPDATE account SET state = 'waiting' WHERE id = $1", teacher.account)
        }
        let desk = try await desk(world).desk(for: security)

        #expect(desk.bands(approvals: false).flatMap(\.items).map(\.toDo.words) == ["second-factor"])
        #expect(desk.bands(approvals: true).flatMap(\.items).map(\.toDo.arguments) == [["name": "陈芳"]])
    }

    @Test("The count beside the desk is the number of its rows, and follows a change at once", arguments: TestEngine.all)
    func count(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let work = desk(world)
        let principal = try await world.member("李敏", .principal, at: "first")
        #expect(try await work.count(for: principal) == 1)
        #expect(try await work.desk(for: principal).items.count == 1)

        try await world.facts("first", Dictionary(uniqueKeysWithValues: Self.everyFact))
        #expect(try await work.count(for: principal) == 0)
    }

    @Test("Schools are drawn by place, each with what is known of it", arguments: TestEngine.all)
    func lights(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.facts("first", Dictionary(uniqueKeysWithValues: Self.everyFact))
        let lights = try #require(try await desk(world).desk(for: world.cityOfficer).lights)

        #expect(lights.places.map(\.name) == ["倒水镇", "大坡镇"])
        #expect(lights.places.first?.schools.map(\.light) == [.none, .fresh] || lights.places.first?.schools.map(\.light) == [.fresh, .none])
        #expect(lights.count(.none) == 2)
    }

    private static let everyFact: [(SchoolFact, String)] = SchoolFact.allCases.map { fact in
        switch fact.shape {
        case .choice(let values): (fact, values[0])
        case .yesNo: (fact, "no")
        case .count: (fact, "0")
        case .degrees(let range): (fact, "\(range.lowerBound + 1)")
        case .text: (fact, "文明路 1 号")
        }
    }
}
