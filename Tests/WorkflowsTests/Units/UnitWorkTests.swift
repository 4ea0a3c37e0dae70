import Campus
import CampusTesting
import Testing

@testable import Workflows

@Suite("Units · adding and correcting")
struct UnitWorkTests {
    @Test("A division hangs by its code, an organisation by its number", arguments: TestEngine.all)
    func paths(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        #expect(try await world.path(of: "450405101") == "45/4504/450405/450405101/")
        #expect(try await world.path(of: "bureau") == "45/4504/450405/u\(world["bureau"])/")
    }

    @Test("All problems of a form come at once")
    func allAtOnce() {
        let form = UnitForm(kind: "school", name: " ", code: "12", creditCode: "x", phone: "1")

        #expect(throws: FormProblems([
            "name": "missing", "code": "school-code.malformed", "creditCode": "credit-code.malformed",
            "phone": "phone.malformed",
        ])) { try form.parsed() }
    }

    @Test("A code belongs to one open unit", arguments: TestEngine.all)
    func codeTaken(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        await #expect(throws: UnitRefusal.codeTaken(by: "长洲区第一小学")) {
            try await world.add(.school, "另一所小学", below: "450405101", code: "2145000011")
        }
    }

    @Test("A school does not hang below a school, nor a county outside its city", arguments: TestEngine.all)
    func places(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        await #expect(throws: UnitRefusal.wrongParent(.school, under: .school)) {
            try await world.add(.school, "校中校", below: "first")
        }
        await #expect(throws: FormProblems(["code": "division-code.elsewhere"])) {
            try await world.add(.division, "桂林的区", below: "4504", code: "450305")
        }
    }

    @Test("Who came second sees what differs, and nothing is lost", arguments: TestEngine.all)
    func conflict(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let unit = try await world.unit("first")
        try await world.units.edit(unit.id, UnitForm(name: "长洲区第一小学校", code: "2145000011"), version: unit.version, by: world.officer)

        do {
            try await world.units.edit(unit.id, UnitForm(name: "长洲一小", code: "2145000011"), version: unit.version, by: world.officer)
            Issue.record("Saved over somebody else's change")
        } catch let conflict as VersionConflict {
            #expect(conflict.differences == [.init(field: "name", mine: "长洲一小", theirs: "长洲区第一小学校")])
            #expect(conflict.currentVersion == unit.version + 1)
        }
        #expect(try await world.unit("first").name == "长洲区第一小学校")
    }

    @Test("A unit of another county does not exist", arguments: TestEngine.all)
    func elsewhere(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)

        await #expect(throws: NotFound()) {
            try await world.units.edit(world["other"], UnitForm(name: "x"), version: 1, by: world.countyOfficer)
        }
        await #expect(throws: NotFound()) { try await world.units.profile(of: world["other"], for: world.countyOfficer) }
    }

    @Test("A mistake goes into the bin and comes back as it was; a unit with people does not", arguments: TestEngine.all)
    func bin(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.employ("李敏", .principal, at: "first")

        try await world.units.delete(world["second"], reason: "重复", by: world.officer)
        await #expect(throws: NotFound()) { try await world.units.profile(of: world["second"], for: world.officer) }
        #expect(try await world.tree.search("第二小学", for: world.officer).isEmpty)

        try await world.units.restore(world["second"], by: world.officer)
        #expect(try await world.tree.search("第二小学", for: world.officer).map(\.id) == [world["second"]])
        await #expect(throws: UnitRefusal.hasDependants) {
            try await world.units.delete(world["first"], reason: "", by: world.officer)
        }
    }

    @Test("After thirty days the bin is empty", arguments: TestEngine.all)
    func binEmptied(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.units.delete(world["second"], reason: "重复", by: world.officer)
        world.time.move(to: "2026-12-22")

        await #expect(throws: UnitRefusal.binEmptied) { try await world.units.restore(world["second"], by: world.officer) }
    }
}
