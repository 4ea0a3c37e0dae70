import Campus
import CampusTesting
import Testing

@testable import Workflows

@Suite("Units · tree and pickers")
struct UnitTreeTests {
    @Test("Children come on demand, a part at a time", arguments: TestEngine.all)
    func children(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let first = try await world.tree.children(of: world["450405101"], limit: 1, for: world.officer)
        let second = try await world.tree.children(of: world["450405101"], after: first.next, limit: 1, for: world.officer)

        #expect(first.nodes.count == 1 && second.nodes.count == 1)
        #expect(Set((first.nodes + second.nodes).map(\.id)) == [world["first"], world["second"]])
        #expect(second.next == nil)
        #expect((first.nodes + second.nodes).first { $0.id == world["first"] }?.hasChildren == true)
    }

    @Test("A hit keeps the units above it, up to where the caller's branch begins", arguments: TestEngine.all)
    func parents(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        #expect(try await world.tree.search("第一小学", for: world.countyOfficer).first?.way == ["长洲区", "倒水镇"])
    }

    @Test("A unit out of scope is not hinted at", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        #expect(try await world.tree.search("中心小学", for: world.countyOfficer).isEmpty)
        await #expect(throws: NotFound()) { try await world.tree.children(of: world["450406"], for: world.countyOfficer) }
    }

    @Test("A pasted list is recognised by name and code, and says what it does not know", arguments: TestEngine.all)
    func paste(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let pasted = try await world.tree.recognise(
            "长洲区第二小学\n2145000011、没有的学校;龙圩镇中心小学", for: world.countyOfficer)

        #expect(pasted.recognised.map(\.node.id) == [world["second"], world["first"]])
        #expect(pasted.unknown == ["没有的学校", "龙圩镇中心小学"])
    }

    @Test("Units are chosen by level and by a fact of schools", arguments: TestEngine.all)
    func filters(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.facts("other", [.bus: "yes"])

        let towns = try await world.tree.all(.init(level: .township), below: world["4504"], for: world.officer)
        #expect(Set(towns.map(\.name)) == ["倒水镇", "大坡镇"])
        let buses = try await world.tree.all(.init(kinds: [.school], fact: .bus), below: world["4504"], for: world.officer)
        #expect(buses.map(\.id) == [world["other"]])
    }
}
