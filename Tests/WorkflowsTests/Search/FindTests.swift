import Campus
import CampusTesting
import Testing

@testable import Workflows

@Suite("Search · the palette")
struct FindTests {
    @Test("A school is found by what people type", arguments: TestEngine.all, [
        "第一小学", "一小", "czqdyxx", "changzhouqudiyixiaoxue", "2145000011", "长洲 一小",
    ])
    func school(on engine: TestEngine, typed: String) async throws {
        let world = try await UnitWorld(engine)

        #expect(try await world.find.everything(typed, for: world.officer).first?.subject == .unit(world["first"], .school))
    }

    @Test("People and their posts are found by those who may see people", arguments: TestEngine.all)
    func people(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let person = try await world.employ("李敏", .principal, at: "first")

        let found = try await world.find.everything("limin", for: world.officer)
        #expect(found.map(\.subject) == [.person(person)])
        #expect(found.first?.detail == "长洲区第一小学")
        let teacher = world.caller(.teacher, "first", path: try await world.path(of: "first"))
        #expect(try await world.find.everything("limin", for: teacher).isEmpty)
    }

    @Test("The very name comes before longer ones", arguments: TestEngine.all)
    func rank(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        #expect(try await world.find.everything("长洲区", for: world.officer).first?.name == "长洲区")
    }

    @Test("Nothing of another county is found", arguments: TestEngine.all)
    func elsewhere(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        #expect(try await world.find.everything("龙圩", for: world.countyOfficer).isEmpty)
    }
}
