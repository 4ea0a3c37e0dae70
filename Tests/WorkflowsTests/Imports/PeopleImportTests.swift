import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("Imports · people")
struct PeopleImportTests {
    private static let good = "姓名|工号|手机|角色\n张三|T1|13000000001|教师\n李四|T2|13000000002|教师\n"

    @Test("A check counts and saves nothing", arguments: TestEngine.all)
    func check(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("people", Self.good)
        #expect(run.step == .check && run.counts.new == 2 && run.counts.faulty == 0)
        #expect(try await world.people.count("SELECT count(*) AS n FROM person WHERE staff_no IS NOT NULL") == 0)
    }

    @Test("Imported people are there with their posts, and the same file changes nothing more", arguments: TestEngine.all)
    func apply(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.apply(try await world.check("people", Self.good))
        #expect(run.step == .result && run.counts.done == 2)
        #expect(try await world.people.count("SELECT count(*) AS n FROM post WHERE unit_id = 5 AND name_key <> '' AND role = 'teacher'") == 3)
        let again = try await world.check("people", Self.good)
        #expect(again.counts.unchanged == 2)
        #expect(try await world.work.earlier(again, for: world.people["head"])?.name == "校长一")
    }

    @Test("Every fault says row, column and reason", arguments: TestEngine.all)
    func faults(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("people", """
            姓名|工号|手机|身份证号|单位|角色
            |T1|13000000001|||教师
            王五|T2|123|||教师
            王六|T3||11010519491231002|||教师
            赵七|T4|||没有的学校|教师
            赵八|T5||||校长助理
            赵九|T6||||市教育局安全科
            孙十|T7|~1.3E+10|||教师
            孙十一|T8||||教师
            孙十一|T8||||教师
            """)
        #expect(try await world.faults(run) == [
            "2 name problem.missing", "3 phone problem.phone.malformed", "4 identityNumber problem.identity.format",
            "5 unit import.fault.unit-unknown", "6 role problem.choice", "7 role import.fault.role-not-yours",
            "8 phone import.fault.digits-lost", "10 name import.fault.twice",
        ])
        #expect(run.counts.new == 1)
    }

    @Test("A corrected cell is judged anew, the others stay", arguments: TestEngine.all)
    func fix(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("people", "姓名|手机|角色\n张三|12|教师\n李四|34|教师\n")
        try await world.work.fix([2: [1: "13000000001"]], of: run.id, by: world.people["head"])
        let fixed = try await world.work.one(run.id, for: world.people["head"])
        #expect(fixed.counts.new == 1 && fixed.counts.faulty == 1)
    }

    @Test("All or nothing imports nothing while a row is faulty", arguments: TestEngine.all)
    func allOrNothing(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("people", "姓名|手机|角色\n张三|12|教师\n李四||教师\n")
        await #expect(throws: ImportRefusal.faultyRows(1)) {
            try await world.work.apply(.init(repeats: .update, allOrNothing: true), of: run.id, by: world.people["head"])
        }
    }

    @Test("Undoing takes new people away and puts changed ones back", arguments: TestEngine.all)
    func undo(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let id = try await world.people.add("张三", phone: "13000000009")
        let run = try await world.apply(try await world.check("people", Self.good))
        #expect(run.counts.done == 2)
        #expect(try await world.people.count("SELECT count(*) AS n FROM person WHERE staff_no IN ('T1', 'T2')") == 2)
        let undone = try await world.undo(run)
        #expect(undone.step == .undone && undone.counts.undone == 2)
        #expect(try await world.people.count("SELECT count(*) AS n FROM person WHERE staff_no IN ('T1', 'T2')") == 0)
        let phone = try await world.people.people.reveal(id, purpose: "核对", by: world.people["head"]).phone
        #expect(phone == "13000000009")
    }

    @Test("What somebody changed since is not taken back", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.apply(try await world.check("people", Self.good))
        try await world.people.database.write { db in
            _ = try db.run("UPDATE person SET version = version + 1 WHERE staff_no = 'T1'")
        }
        let undone = try await world.undo(run)
        #expect(undone.counts.kept == 1 && undone.counts.undone == 1)
    }

    @Test("After seven days an import stays", arguments: TestEngine.all)
    func late(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.apply(try await world.check("people", Self.good))
        world.people.time.move(days: 8)
        await #expect(throws: ImportRefusal.tooLate) { try await world.work.undo(run.id, by: world.people["head"]) }
    }

    @Test("Another's import does not exist", arguments: TestEngine.all)
    func others(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        let run = try await world.check("people", Self.good)
        await #expect(throws: NotFound()) { try await world.work.one(run.id, for: world.people["other"]) }
    }

    @Test("Numbers wait sealed", arguments: TestEngine.all)
    func sealed(on engine: TestEngine) async throws {
        let world = try await ImportWorld(engine)
        _ = try await world.check("people", Self.good)
        let cells = try await world.people.database.read { db in try db.rows("SELECT cells FROM import_row").map { try $0.blob("cells") } }
        #expect(cells.count == 2)
        #expect(cells.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("13000000001") })
    }
}
