import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("Imports · units and schools")
struct UnitsImportTests {
    @Test("A unit whose parent stands in an earlier row comes with it, and both go again", arguments: TestEngine.all)
    func parents(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("units", "类型|名称|上级\n学校|丙小学|甲县\ncampus|丙小学东校区|丙小学\n", by: "city")
        #expect(run.counts.new == 2)
        let done = try await world.apply(run, by: "city")
        #expect(done.counts.done == 2)
        #expect(try await world.people.count(
            "SELECT count(*) AS n FROM unit JOIN unit AS place ON place.id = unit.parent_id WHERE place.name = '丙小学'") == 1)
        let undone = try await world.undo(done, by: "city")
        #expect(undone.counts.undone == 2)
        #expect(try await world.people.count("SELECT count(*) AS n FROM unit WHERE name = '丙小学'") == 0)
    }

    @Test("A kind cannot hang where it does not belong", arguments: TestEngine.all)
    func places(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("units", "类型|名称|上级\ncampus|东校区|甲县\n学校|丁小学|乙省\n", by: "city")
        #expect(try await world.faults(run, by: "city") == [
            "2 parent import.fault.wrong-parent", "3 parent import.fault.unit-unknown",
        ])
    }

    @Test("A school's facts are written, said to be imported, and put back", arguments: TestEngine.all)
    func facts(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        try await world.people.database.write { db in
            _ = try db.run("INSERT INTO school (unit_id, path, name_key, pupils) VALUES (5, '45/4504/450405/u5/', 'x', 100)")
        }
        let run = try await world.check("schools", "学校名称|学校类型|学生数|有无食堂\n甲县第一小学|小学|320|是\n", by: "city")
        #expect(run.counts.changed == 1)
        let done = try await world.apply(run, by: "city")
        #expect(done.counts.done == 1)
        #expect(try await world.people.count("SELECT pupils AS n FROM school WHERE unit_id = 5") == 320)
        let facts = try await world.people.database.read { db in
            try db.rows("SELECT fact FROM school_fact WHERE source = 'imported' ORDER BY fact").map { try $0.text("fact") }
        }
        #expect(facts == ["canteen", "pupils", "stage"])
        _ = try await world.undo(done, by: "city")
        #expect(try await world.people.count("SELECT pupils AS n FROM school WHERE unit_id = 5") == 100)
        #expect(try await world.people.count("SELECT count(*) AS n FROM school WHERE unit_id = 5 AND canteen IS NULL") == 1)
    }
}
