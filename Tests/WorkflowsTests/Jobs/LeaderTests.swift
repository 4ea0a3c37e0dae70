import Campus
import CampusTesting
import Logging
import Store
import Testing

@testable import Workflows

@Suite("Leader")
struct LeaderTests {
    private func leader(_ world: UnitWorld, _ node: String, duties: [Duty] = []) -> Leader {
        Leader(database: world.database, node: node, duties: duties, logger: Logger(label: "test"))
    }

    @Test("One node leads; another takes over when it is not heard of", arguments: TestEngine.all)
    func takesOver(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let (one, two) = (leader(world, "one"), leader(world, "two"))
        #expect(try await one.leads())
        #expect(try await !two.leads())
        #expect(try await one.leads())

        world.time.move(to: "2026-11-21")
        #expect(try await two.leads())
        #expect(try await !one.leads())
    }

    @Test("A clock that was set back does not leave the platform without a leader", arguments: TestEngine.all)
    func clockSetBack(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        #expect(try await leader(world, "one").leads())
        world.time.move(to: "2024-05-11")
        #expect(try await leader(world, "two").leads())
    }

    @Test("Duties keep their distance, and one that fails does not stop the others")
    func rounds() async throws {
        let world = try await UnitWorld(.sqlite)
        let done = Notebook()
        let duties = [
            Duty("broken") { throw NotFound() },
            Duty("whole") { done.note("whole") },
        ]
        let leader = leader(world, "one", duties: duties)
        var diary: [String: Instant] = [:]
        await leader.round(&diary)
        await leader.round(&diary)
        #expect(done.lines == ["whole"])

        world.time.move(to: "2026-11-21")
        await leader.round(&diary)
        #expect(done.lines == ["whole", "whole"])
    }

    @Test("What is older than a day goes, the rest stays", arguments: TestEngine.all)
    func housekeeping(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        world.time.move(to: "2026-11-25")
        let now = world.time.clock.now()
        try await world.database.write { db in try db.announce("school", "1", path: "45/", at: now) }
        for duty in Housekeeping(database: world.database).duties { try await duty.run() }

        let left = try await world.database.read { db in try db.rows("SELECT at FROM live_event").map { try $0.instant("at") } }
        #expect(left == [now])
    }
}
