import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("People · handing over")
struct HandoverTests {
    @Test("Everything changes hands in one step and comes back in one step", arguments: TestEngine.all)
    func thereAndBack(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let leaver = world["head"]
        let receiver = try await world.makeCaller("接任", .teacher, 5)
        try await world.database.write { db in
            try db.run(
                """
                INSERT INTO saved_view (account_id, list, name, query, shared_with, unit_id, role, at)
                VALUES ($1, 'schools', '共享', '', 'unit', 5, 'principal', 0), ($1, 'schools', '自己', '', 'nobody', 5, 'principal', 0)
                """, leaver.account)
            try db.run(
                """
                INSERT INTO token (hash, account_id, post_id, name, writes, expires_on, created_at)
                VALUES ('h', $1, $2, 't', 0, '2027-01-01', 0)
                """, leaver.account, leaver.post)
        }
        _ = try await world.session(of: leaver.account)

        let preview = try await world.handover.preview(leaver.person, for: world["county"])
        #expect(preview.lines.filter { $0.count > 0 }.map(\.source) == ["posts", "views", "tokens", "account"])

        let number = try await world.handover.handOver(
            leaver.person, to: "\(receiver.person)", lastDay: "2026-11-30", because: "调任", by: world["county"])
        #expect(try await world.people.person(leaver.person, for: world["county"]).leftOn == "2026-11-30")
        let taken = try await world.people.person(receiver.person, for: world["county"]).posts[0]
        #expect(taken.role == .principal && taken.startsOn == "2026-12-01")
        #expect(try await world.count("SELECT count(*) AS n FROM saved_view WHERE account_id = \(receiver.account)") == 1)
        #expect(try await world.count("SELECT count(*) AS n FROM session WHERE ended_at IS NULL") == 0)
        #expect(try await world.count("SELECT count(*) AS n FROM notice WHERE account_id = \(receiver.account)") == 1)

        _ = try await world.handover.undo(number, by: world["county"])
        #expect(try await world.people.person(leaver.person, for: world["county"]).leftOn == nil)
        #expect(try await world.people.person(receiver.person, for: world["county"]).posts.map(\.role) == [.teacher])
        #expect(try await world.count("SELECT count(*) AS n FROM saved_view WHERE account_id = \(leaver.account)") == 2)
        #expect(try await world.count("SELECT count(*) AS n FROM token WHERE revoked_at IS NULL") == 1)
        #expect(try await world.count("SELECT count(*) AS n FROM account WHERE state = 'disabled'") == 0)
        await #expect(throws: NotFound()) { try await world.handover.undo(number, by: world["county"]) }
    }

    @Test("After thirty days there is no way back", arguments: TestEngine.all)
    func tooLate(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安")
        let number = try await world.handover.handOver(
            id, to: "\(world["teacher"].person)", lastDay: "", because: "离职", by: world["head"])
        world.time.move(days: 31)
        await #expect(throws: NotFound()) { try await world.handover.undo(number, by: world["head"]) }
    }

    @Test("Nobody hands over upwards, nor themselves, nor to themselves", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let above = try await world.makeCaller("县干部", .countySafety, 5)
        await #expect(throws: Denied.lacks(.editUnits)) {
            try await world.handover.preview(above.person, for: world["head"])
        }
        await #expect(throws: PeopleRefusal.oneself) {
            try await world.handover.preview(world["head"].person, for: world["head"])
        }
        let id = try await world.add("李安")
        await #expect(throws: FormProblems(["receiver": "handover.oneself", "reason": "missing"])) {
            try await world.handover.handOver(id, to: "\(id)", lastDay: "", because: "", by: world["head"])
        }
    }
}
