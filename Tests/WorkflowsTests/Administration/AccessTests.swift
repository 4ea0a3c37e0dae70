import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("Administration · rights, settings, health")
struct AccessTests {
    @Test("Rights are explained by post, role and branch", arguments: TestEngine.all)
    func explained(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let access = AccessWork(database: world.database)
        let county = try await access.explain(world["county"].person, for: world["security"])
        #expect(county.grants.map(\.branchName) == ["甲县"])
        #expect(county.grants[0].units == 4 && county.grants[0].schools == 2)
        #expect(county.permissions.contains(.reorganiseUnits))
        await #expect(throws: Denied.lacks(.manageRoles)) {
            try await access.explain(world["county"].person, for: world["head"])
        }
    }

    @Test("A school is seen by its own people, its county's and its city's offices, and no one else", arguments: TestEngine.all)
    func onlookers(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let access = AccessWork(database: world.database)
        let seen = try await access.onlookers(of: Unit.ID(5), for: world["security"])
        #expect(Set(seen.people.map(\.name)) == ["市科长", "系统员", "安全员", "县股长", "校长一", "教师一"])
    }

    @Test("A rule is inherited until a branch sets its own, and says who set it", arguments: TestEngine.all)
    func settings(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let settings = SettingsWork(database: world.database)
        #expect(try await settings.change("postEndDays", to: "60", by: world["city"]) == "")
        let line = try #require(try await settings.lines(for: world["county"]).first { $0.setting == .postEndDays })
        #expect(line.value == 60 && line.origin?.isInherited == true && line.origin?.setBy == "市科长")
        #expect(try await settings.change("postEndDays", to: "20", by: world["county"]) == "")
        #expect(try await settings.change("postEndDays", to: "", by: world["county"]) == "20")
        await #expect(throws: FormProblems(["postEndDays": "setting.range"])) {
            try await settings.change("postEndDays", to: "0", by: world["county"])
        }
        await #expect(throws: Denied.lacks(.manageRoles)) {
            try await settings.change("passwordLength", to: "12", by: world["county"])
        }
    }

    @Test("Health has figures for the system administrator only", arguments: TestEngine.all)
    func health(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let work = HealthWork(database: world.database, keys: world.keys, folder: "/")
        let health = try await work.figures(for: world["system"])
        #expect((health.recordBytes ?? 0) > 0 && (health.diskFree ?? 0) > 0 && health.keyID == "k1")
        #expect(health.accounts == 8 && !health.lastMigration.isEmpty)
        await #expect(throws: Denied.lacks(.manageSystem)) { try await work.figures(for: world["city"]) }
    }
}
