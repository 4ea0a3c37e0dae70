import Campus
import CampusTesting
import Reports
import Store
import Testing

@testable import Workflows

@Suite("People · particulars")
struct PeopleWorkTests {
    @Test("A person is entered with rare characters and a middle dot, numbers covered", arguments: TestEngine.all)
    func entered(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("阿依古丽•𬭼𫖯", phone: "138 0000 5678", identity: "11010519491231002X")

        let person = try await world.people.person(id, for: world["head"])
        #expect(person.name == "阿依古丽·𬭼𫖯")
        #expect(person.phone == "138****5678")
        #expect(person.identityNumber == "110***********002X")
        #expect(person.posts.map(\.role) == [.teacher])
        #expect(try await world.actions() == ["person.added"])
    }

    @Test("The record holds no number in plain text", arguments: TestEngine.all)
    func sealed(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安", phone: "13800005678")
        let row = try await world.database.read { try $0.first("SELECT phone, phone_index, phone_tail FROM person WHERE id = $1", id) }
        let sealed = try #require(try row?.blob("phone"))
        #expect(String(decoding: sealed, as: UTF8.self).contains("5678") == false)
        #expect(try row?.text("phone_index").contains("1380000") == false)
        #expect(try row?.text("phone_tail") == "5678")
    }

    @Test("All that is wrong is said at once", arguments: TestEngine.all)
    func problems(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let form = PersonForm(name: " ", phone: "123", identityNumber: "110105194912310021")
        let post = PostForm(unit: "8", role: "king", startsOn: "2026-09-01", endsOn: "2026-08-31")
        let problems = FormProblems([
            "name": "missing", "phone": "phone.malformed", "identityNumber": "identity.check", "unit": "unit.unknown",
            "role": "choice", "endsOn": "post.ends-before-start",
        ])
        await #expect(throws: problems) { try await world.people.add(form, post: post, by: world["head"]) }
    }

    @Test("A name cannot hide signs that turn the line around", arguments: ["李\u{202E}安", "李\u{0}安", "李\n安", "李\u{200B}安"])
    func hostileNames(name: String) async throws {
        #expect(throws: FormProblems(["name": "name.characters"])) {
            try PersonEntry(PersonForm(name: name), today: "2026-11-20")
        }
    }

    @Test("SQL and HTML in every field are texts like any other", arguments: TestEngine.all)
    func hostileTexts(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("'; DROP TABLE person; --<script>", by: world["head"])
        #expect(try await world.people.person(id, for: world["head"]).name == "'; DROP TABLE person; --<script>")
    }

    @Test("Somebody with the same number is shown before a second is made", arguments: TestEngine.all)
    func lookalikes(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let first = try await world.add("李安", phone: "13800005678")

        let expected = PeopleRefusal.lookalikes(
            [Lookalike(id: first, name: "李安", unitName: "甲县第一小学", reason: .phone)], elsewhere: 0)
        await #expect(throws: expected) { try await world.add("李岸", phone: "138-0000-5678") }
        // Elsewhere somebody is counted, not named.
        await #expect(throws: PeopleRefusal.lookalikes([], elsewhere: 1)) {
            try await world.add("李按", to: 8, phone: "13800005678", by: world["other"])
        }
    }

    @Test("The second editor sees what differs, and nothing is overwritten", arguments: TestEngine.all)
    func conflict(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安", phone: "13800005678")
        try await world.people.edit(id, PersonForm(name: "李安", staffNumber: "A1"), version: 1, by: world["county"])

        do {
            try await world.people.edit(
                id, PersonForm(name: "李岸", phone: "13900001111"), version: 1, by: world["head"])
            Issue.record("The later editor was not stopped")
        } catch let conflict as VersionConflict {
            #expect(conflict.changedBy == "县股长")
            #expect(conflict.currentVersion == 2)
            #expect(conflict.differences.map(\.field) == ["name", "staffNumber", "phone"])
            #expect(conflict.differences.map(\.theirs) == ["李安", "A1", "138****5678"])
        }
        #expect(try await world.people.person(id, for: world["head"]).name == "李安")
    }

    @Test("A look at full numbers asks a purpose and is recorded", arguments: TestEngine.all)
    func revealed(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安", phone: "13800005678")

        await #expect(throws: FormProblems(["purpose": "missing"])) {
            try await world.people.reveal(id, purpose: " ", by: world["head"])
        }
        let person = try await world.people.reveal(id, purpose: "核对值班表", by: world["head"])
        #expect(person.phone == "13800005678")
        #expect(try await world.actions().last == "person.revealed")
        await #expect(throws: Denied.lacks(.revealPersonalData)) {
            try await world.people.reveal(id, purpose: "看看", by: world["teacher"])
        }
    }

    @Test("A person of another county does not exist", arguments: TestEngine.all)
    func elsewhere(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安")
        await #expect(throws: NotFound()) { try await world.people.person(id, for: world["other"]) }
        await #expect(throws: NotFound()) {
            try await world.people.edit(id, PersonForm(name: "改"), version: 1, by: world["other"])
        }
        await #expect(throws: NotFound()) { try await world.people.delete(id, by: world["other"]) }
    }

    @Test("Deleted is in the bin for thirty days and comes back as it was", arguments: TestEngine.all)
    func recycled(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安", phone: "13800005678")
        let before = try await world.people.person(id, for: world["head"])
        try await world.people.delete(id, by: world["head"])
        await #expect(throws: NotFound()) { try await world.people.person(id, for: world["head"]) }
        #expect(try await world.bin.items(for: world["head"]).map(\.title) == ["李安"])
        #expect(try await world.bin.items(for: world["other"]).isEmpty)

        _ = try await world.bin.restore("person", id.rawValue, by: world["head"])
        let after = try await world.people.person(id, for: world["head"])
        #expect(after.posts == before.posts && after.phone == before.phone)

        try await world.people.delete(id, by: world["head"])
        world.time.move(days: 31)
        await #expect(throws: NotFound()) { try await world.bin.restore("person", id.rawValue, by: world["head"]) }
        world.time.move(days: 1)
        #expect(try await world.bin.erase() == 1)
        #expect(try await world.count("SELECT count(*) AS n FROM person WHERE name = '李安'") == 0)
    }
}

@Suite("People · posts over time")
struct PostTests {
    @Test("One person holds several posts in several units", arguments: TestEngine.all)
    func several(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安")
        let stand = try await world.add("王立")
        _ = try await world.people.addPost(
            PostForm(unit: "6", role: "safetyOfficer", title: "兼", startsOn: "2026-10-01", endsOn: "2027-07-01", substitute: "\(stand)"),
            to: id, by: world["county"])

        let seen = try await world.people.person(id, for: world["county"])
        #expect(seen.posts.map(\.unitName) == ["甲县第二小学", "甲县第一小学"])
        #expect(seen.posts[0].substitute?.name == "王立")
        // The head of the first school is not told of the second.
        #expect(try await world.people.person(id, for: world["head"]).posts.map(\.unitName) == ["甲县第一小学"])
    }

    @Test("Nobody gives a role with more rights than their own", arguments: [
        (Role.citySafety, Denied.lacks(.editUnits)), (.systemAdministrator, .lacks(.manageAccounts)),
    ])
    func noGiftOfRights(role: Role, refusal: Denied) async throws {
        let world = try await PeopleWorld(.sqlite)
        let id = try await world.add("李安")
        await #expect(throws: refusal) {
            try await world.people.addPost(
                PostForm(unit: "5", role: role.rawValue, startsOn: "2026-10-01"), to: id, by: world["head"])
        }
    }

    @Test("The same post twice at the same time is one too many", arguments: TestEngine.all)
    func twice(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安")
        await #expect(throws: FormProblems(["role": "post.twice"])) {
            try await world.people.addPost(
                PostForm(unit: "5", role: "teacher", startsOn: "2026-10-01"), to: id, by: world["head"])
        }
    }

    @Test("Whose last post has an end has left on that day", arguments: TestEngine.all)
    func leaves(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.add("李安")
        let post = try await world.people.person(id, for: world["head"]).posts[0]
        try await world.people.endPost(post.id, on: "2026-12-31", version: post.version, by: world["head"])
        #expect(try await world.people.person(id, for: world["head"]).leftOn == "2026-12-31")
    }

    @Test("The list of people is cut by branch and covers phones", arguments: TestEngine.all)
    func listed(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        _ = try await world.add("李安", phone: "13800005678")
        _ = try await world.add("王立", to: 8, by: world["other"])
        let lists = ListWork(database: world.database)
        let page = try await lists.page(.people(on: "2026-11-20"), ListRequest(), for: world["head"])
        #expect(page.lines.map { $0.cells[0] } == [.text("教师一"), .text("李安"), .text("校长一")].sorted { "\($0)" < "\($1)" })
        #expect(page.lines.contains { $0.cells.contains(.text("*******5678")) })
        #expect(page.lines.allSatisfy { $0.cells.last == .text("current") })
    }
}
