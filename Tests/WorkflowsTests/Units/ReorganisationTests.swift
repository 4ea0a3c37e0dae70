import Campus
import CampusTesting
import Testing

@testable import Workflows

@Suite("Units · reorganisations with their day")
struct ReorganisationTests {
    @Test("A move takes the whole branch along, and the past keeps the old shape", arguments: TestEngine.all)
    func move(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.employ("李敏", .principal, at: "first")
        let old = try await world.path(of: "first")

        _ = try await world.reorganisations.decide(
            .move(to: world["450406101"]), of: world["first"], on: "2026-11-20", reason: "区划调整", by: world.officer)

        let new = "45/4504/450406/450406101/u\(world["first"])/"
        #expect(try await world.path(of: "first") == new)
        #expect(try await world.path(of: "campus") == new + "u\(world["campus"])/")
        #expect(try await world.texts("SELECT path AS value FROM school WHERE unit_id = $1", world["first"]) == [new])
        #expect(try await world.texts("SELECT path AS value FROM post") == [new])
        #expect(try await world.texts("SELECT DISTINCT path AS value FROM search_key WHERE path >= $1 AND path < $2", old, old + "~").isEmpty)
        #expect(Set(try await world.texts("SELECT DISTINCT path AS value FROM search_key WHERE kind = 'person'")) == [new])

        let before = try await world.units.shape(on: "2026-11-19", for: world.countyOfficer)
        #expect(before.contains { $0.unit == world["campus"] })
        let after = try await world.units.shape(on: "2026-11-20", for: world.countyOfficer)
        #expect(!after.contains { $0.unit == world["campus"] })
    }

    @Test("A unit cannot hang below itself or below a closed one", arguments: TestEngine.all)
    func circular(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        await #expect(throws: UnitRefusal.circular) {
            try await world.reorganisations.decide(
                .move(to: world["450405101"]), of: world["450405"], on: "2026-11-20", reason: "x", by: world.officer)
        }
        _ = try await world.reorganisations.decide(
            .close(successor: nil, posts: .end), of: world["other"], on: "2026-11-20", reason: "撤并", by: world.officer)
        _ = try await world.reorganisations.decide(
            .close(successor: nil, posts: .end), of: world["450406101"], on: "2026-11-20", reason: "撤镇", by: world.officer)

        await #expect(throws: UnitRefusal.closedParent) {
            try await world.reorganisations.decide(
                .move(to: world["450406101"]), of: world["first"], on: "2026-11-20", reason: "x", by: world.officer)
        }
    }

    @Test("Several become one from next month on", arguments: TestEngine.all)
    func mergeLater(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let teacher = try await world.employ("李敏", .principal, at: "second")
        try await world.facts("first", [.pupils: "300", .bus: "no"])
        try await world.facts("second", [.pupils: "120", .bus: "yes"])

        let outcome = try await world.reorganisations.decide(
            .merge(.init(members: [world["second"]], name: "长洲区实验小学", facts: .add)), of: world["first"],
            on: "2026-12-01", reason: "布局调整", by: world.countyOfficer)

        guard case .planned = outcome else {
            Issue.record("Not planned: \(outcome)")
            return
        }
        #expect(try await world.unit("second").state == .open)
        #expect(try await world.units.profile(of: world["second"], for: world.countyOfficer).planned.count == 1)

        world.time.move(to: "2026-12-02")
        #expect(try await world.reorganisations.applyDue(on: "2026-12-02") == .init(applied: 1, failed: 0))

        #expect(try await world.unit("second").state == .closed)
        #expect(try await world.unit("first").name == "长洲区实验小学")
        let profile = try await world.units.profile(of: world["second"], for: world.countyOfficer)
        #expect(profile.successor?.id == world["first"])
        #expect(profile.closedOn == "2026-12-01")
        let facts = try await world.schools.profile(of: world["first"], for: world.countyOfficer).facts
        #expect(facts.first { $0.fact == .pupils }?.value == "420")
        #expect(facts.first { $0.fact == .bus }?.value == "yes")
        let posts = try await world.texts(
            "SELECT starts_on || ' ' || coalesce(ends_on, '') AS value FROM post WHERE person_id = $1 ORDER BY id", teacher)
        #expect(posts == ["2020-09-01 2026-11-30", "2026-12-01 "])
        #expect(try await world.tree.search("第二小学", for: world.countyOfficer).map(\.id) == [world["first"]])
        #expect(try await world.reorganisations.applyDue(on: "2026-12-02") == .init(applied: 0, failed: 0))
    }

    @Test("What is planned can be cancelled, once", arguments: TestEngine.all)
    func cancel(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let outcome = try await world.reorganisations.decide(
            .rename(name: "新名字小学", shortName: ""), of: world["first"], on: "2027-01-01", reason: "更名", by: world.officer)
        guard case .planned(let id) = outcome else {
            Issue.record("Not planned")
            return
        }

        try await world.reorganisations.cancel(id, by: world.officer)
        await #expect(throws: UnitRefusal.notPlanned) { try await world.reorganisations.cancel(id, by: world.officer) }
        #expect(try await world.reorganisations.applyDue(on: "2027-01-02").applied == 0)
        #expect(try await world.unit("first").name == "长洲区第一小学")
    }

    @Test("A former name still finds the unit", arguments: TestEngine.all)
    func formerName(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        _ = try await world.reorganisations.decide(
            .rename(name: "实验学校", shortName: ""), of: world["second"], on: "2026-09-01", reason: "更名", by: world.officer)

        #expect(try await world.tree.search("第二小学", for: world.officer).map(\.name) == ["实验学校"])
        let shapes = try await world.units.profile(of: world["second"], for: world.officer).shapes
        #expect(shapes.map(\.name) == ["长洲区第二小学", "实验学校"])
        #expect(shapes.map(\.until) == ["2026-09-01", nil])
    }

    @Test("A day before the opening or before a later change is refused", arguments: TestEngine.all)
    func tooEarly(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let rename = { (name: String, day: LocalDate) in
            try await world.reorganisations.decide(
                .rename(name: name, shortName: ""), of: world["first"], on: day, reason: "更名", by: world.officer)
        }
        await #expect(throws: UnitRefusal.beforeOpening("2010-09-01")) { try await rename("甲", "2010-08-31") }
        _ = try await rename("乙小学", "2020-01-01")
        await #expect(throws: UnitRefusal.beforeLastChange("2020-01-01")) { try await rename("丙小学", "2019-01-01") }
    }

    @Test("Schools of two counties are merged by the city only", arguments: TestEngine.all)
    func counties(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let merge = Reorganisation.Change.merge(.init(members: [world["other"]]))

        await #expect(throws: NotFound()) {
            try await world.reorganisations.decide(merge, of: world["first"], on: "2026-12-01", reason: "x", by: world.countyOfficer)
        }
        await #expect(throws: UnitRefusal.acrossCounties) {
            try await world.reorganisations.decide(
                merge, of: world["first"], on: "2026-12-01", reason: "x", by: world.caller(.countySafety, "4504", path: "45/4504/"))
        }
        _ = try await world.reorganisations.decide(merge, of: world["first"], on: "2026-12-01", reason: "x", by: world.cityOfficer)
    }

    @Test("One becomes two; the parts start from its facts and nobody has to enter them again", arguments: TestEngine.all)
    func split(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.employ("李敏", .principal, at: "first")
        try await world.facts("first", [.stage: "primary", .pupils: "300"])

        _ = try await world.reorganisations.decide(
            .split(.init(parts: [.init(name: "东小学", code: "2145000011"), .init(name: "西小学")], closes: true)),
            of: world["first"], on: "2026-11-20", reason: "分设", by: world.officer)

        let east = try #require(try await world.tree.search("东小学", for: world.officer).first { $0.name == "东小学" })
        let profile = try await world.schools.profile(of: east.id, for: world.officer)
        #expect(profile.facts.first { $0.fact == .pupils }?.value == "300")
        #expect(profile.facts.first { $0.fact == .pupils }?.isOld == true)
        #expect(profile.unit.people.map(\.name) == ["李敏"])
        #expect(try await world.units.profile(of: world["first"], for: world.officer).successor?.name == "东小学")
    }

    @Test("A unit that opens next year is planned and opens by itself", arguments: TestEngine.all)
    func opening(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await world.add(.school, "明年小学", below: "450405101", opens: "2027-09-01")
        #expect(try await world.units.profile(of: id, for: world.officer).unit.state == .planned)

        world.time.move(to: "2027-09-01")
        _ = try await world.reorganisations.applyDue(on: "2027-09-01")
        #expect(try await world.units.profile(of: id, for: world.officer).unit.state == .open)
    }

    @Test("What can no longer be done is marked with its reason, and its decider is told", arguments: TestEngine.all)
    func failing(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await world.account()
        _ = try await world.reorganisations.decide(
            .move(to: world["450406101"]), of: world["second"], on: "2026-12-10", reason: "x", by: world.officer)
        _ = try await world.reorganisations.decide(
            .close(successor: nil, posts: .end), of: world["second"], on: "2026-12-01", reason: "撤并", by: world.officer)

        #expect(try await world.reorganisations.applyDue(on: "2026-12-31") == .init(applied: 1, failed: 1))
        #expect(try await world.texts("SELECT failure AS value FROM reorganisation WHERE state = 'failed'") == ["already-closed"])
        #expect(try await world.texts("SELECT words AS value FROM notice") == ["notice.reorganisation-failed"])
    }

    @Test("A preview changes nothing and refuses what deciding would refuse", arguments: TestEngine.all)
    func preview(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let effect = try await world.reorganisations.effect(
            of: .move(to: world["450406101"]), on: world["first"], on: "2026-12-01", for: world.officer)

        #expect(effect.unit.below == 1)
        #expect(!effect.isAtOnce)
        await #expect(throws: UnitRefusal.noChange) {
            try await world.reorganisations.effect(
                of: .move(to: world["450405101"]), on: world["first"], on: "2026-12-01", for: world.officer)
        }
    }

    @Test("Planned changes need a reason and the right", arguments: TestEngine.all)
    func rights(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        await #expect(throws: Denied.lacks(.reorganiseUnits)) {
            try await world.reorganisations.decide(
                .open, of: world["first"], on: "2026-12-01", reason: "x",
                by: world.caller(.townSchool, "450405101", path: "45/4504/450405/450405101/"))
        }
        await #expect(throws: FormProblems(["reason": "missing"])) {
            try await world.reorganisations.decide(
                .rename(name: "x", shortName: ""), of: world["first"], on: "2026-12-01", reason: " ", by: world.officer)
        }
    }
}
