import Campus
import CampusTesting
import Foundation
import Store
import Testing

@testable import Workflows

@Suite("Accounts · duties kept apart")
struct AccountWorkTests {
    static let form = AccountForm(name: "新人", login: "xinren", unit: "5", role: "teacher")

    @Test("Made by one administrator, approved by another, then a link, a password and in", arguments: TestEngine.all)
    func invited(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.accounts.create(Self.form, by: world["system"])
        await #expect(throws: AccountRefusal.state(.waiting)) {
            try await world.accounts.link(for: id, by: world["system"])
        }
        await #expect(throws: Denied.lacks(.approveAccounts)) { try await world.accounts.approve(id, by: world["system"]) }
        try await world.accounts.approve(id, by: world["security"])
        let secret = try await world.accounts.link(for: id, by: world["system"])

        let invitation = try await world.join.invitation(secret)
        #expect(invitation.name == "新人" && invitation.unitName == "甲县第一小学" && invitation.kind == .invitation)
        try await world.join.accept(
            secret, JoinForm(password: "Ping-An-2026", repeated: "Ping-An-2026", phone: "13800005678", hasReadNotice: true),
            address: "192.0.2.7")
        #expect(try await world.accounts.account(id, for: world["system"]).state == .active)
        await #expect(throws: AccountRefusal.linkUnusable) { try await world.join.invitation(secret) }

        let door = SignInWork(database: world.database, keys: world.keys)
        let answer = try await door.signIn(
            SignInAttempt(account: "13800005678", password: "Ping-An-2026", address: "", agent: ""))
        guard case .welcome = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(try await world.actions().contains("account.joined"))
    }

    @Test("An invitation asks for everything at once", arguments: TestEngine.all)
    func incomplete(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.accounts.create(Self.form, by: world["system"])
        try await world.accounts.approve(id, by: world["security"])
        let secret = try await world.accounts.link(for: id, by: world["system"])
        await #expect(throws: FormProblems(["phone": "missing", "privacy": "privacy.unread"])) {
            try await world.join.accept(secret, JoinForm(password: "a", repeated: "b"), address: "")
        }
        await #expect(throws: FormProblems(["password": "password.short", "repeated": "password.repeated"])) {
            try await world.join.accept(
                secret, JoinForm(password: "a", repeated: "b", phone: "13800005678", hasReadNotice: true), address: "")
        }
    }

    @Test("A link ends after seven days, and with the next one", arguments: TestEngine.all)
    func links(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let id = try await world.accounts.create(Self.form, by: world["system"])
        try await world.accounts.approve(id, by: world["security"])
        let first = try await world.accounts.link(for: id, by: world["system"])
        let second = try await world.accounts.link(for: id, by: world["system"])
        await #expect(throws: AccountRefusal.linkUnusable) { try await world.join.invitation(first) }
        _ = try await world.join.invitation(second)
        world.time.move(days: 7)
        await #expect(throws: AccountRefusal.linkUnusable) { try await world.join.invitation(second) }
    }

    @Test("Nobody holds two duties of administration", arguments: TestEngine.all)
    func separate(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        await #expect(throws: Denied.separateDuties) {
            try await world.accounts.giveDuty("auditAdministrator", in: "2", to: world["security"].account, by: world["system"])
        }
        try await world.accounts.giveDuty("auditAdministrator", in: "2", to: world["teacher"].account, by: world["system"])
        #expect(try await world.accounts.account(world["teacher"].account, for: world["system"]).state == .waiting)
    }

    @Test("The last administrator of a duty and oneself stay", arguments: TestEngine.all)
    func last(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        await #expect(throws: AccountRefusal.lastOfDuty(.securityAdministrator)) {
            try await world.accounts.disable(world["security"].account, because: "x", by: world["system"])
        }
        await #expect(throws: AccountRefusal.oneself) {
            try await world.accounts.disable(world["system"].account, because: "x", by: world["system"])
        }
    }

    @Test("A disabled account is out at once and needs approval to come back", arguments: TestEngine.all)
    func disabled(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let account = world["teacher"].account
        _ = try await world.session(of: account)
        try await world.accounts.disable(account, because: "离岗", by: world["system"])
        #expect(try await world.count("SELECT count(*) AS n FROM session WHERE ended_at IS NULL") == 0)
        try await world.accounts.enable(account, by: world["system"])
        #expect(try await world.accounts.account(account, for: world["system"]).state == .waiting)
    }

    @Test("A lock is lifted with a reason, and the person is told", arguments: TestEngine.all)
    func unlocked(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let account = world["teacher"].account
        try await world.database.write { _ = try $0.run("UPDATE account SET failures = 5, locked_until_at = 9999999999999 WHERE id = $1", account) }
        await #expect(throws: FormProblems(["reason": "missing"])) {
            try await world.accounts.liftLock(account, because: "", by: world["system"])
        }
        try await world.accounts.liftLock(account, because: "本人来电", by: world["system"])
        #expect(try await world.accounts.account(account, for: world["system"]).lockedUntil == nil)
        #expect(try await world.count("SELECT count(*) AS n FROM notice WHERE account_id = \(account)") == 1)
    }
}

@Suite("Accounts · the first administrator")
struct FirstAdministratorTests {
    static let form = FirstAdministratorForm(
        divisionCode: "450400", divisionName: "梧州市", bureauName: "梧州市教育局", name: "韦松砚", phone: "13800005678",
        login: "xitong", password: "Ping-An-2026", repeated: "Ping-An-2026", hasReadNotice: true)

    @Test("An empty platform has one link; it makes the bureau and its system administrator", arguments: TestEngine.all)
    func first(on engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed)
        let keys = try KeyRing.createFile(at: TestFolder.make().appendingPathComponent("k").path, on: "2026-01-01")
        let people = PeopleWork(database: database, keys: keys, names: PersonNames(sortKey: { $0 }, index: { _, _ in }))
        let join = JoinWork(database: database, people: people)
        let old = try #require(try await join.firstLink())
        let secret = try #require(try await join.firstLink())
        await #expect(throws: AccountRefusal.linkUnusable) { try await join.acceptFirst(old, Self.form, address: "") }

        try await join.acceptFirst(secret, Self.form, address: "192.0.2.1")
        #expect(try await join.firstLink() == nil)
        let post = try await database.read { try $0.first("SELECT role, path FROM post") }
        #expect(try post?.text("role") == "systemAdministrator")
        #expect(try post?.text("path").hasPrefix("45/4504/u") == true)
        await #expect(throws: AccountRefusal.linkUnusable) { try await join.acceptFirst(secret, Self.form, address: "") }
    }

    @Test("Everything missing is said at once")
    func incomplete() throws {
        var form = Self.form
        form.divisionCode = "99"
        form.bureauName = ""
        form.phone = ""
        form.login = "名"
        form.hasReadNotice = false
        let problems = FormProblems([
            "divisionCode": "division.malformed", "bureauName": "missing", "phone": "missing", "login": "login.characters",
            "privacy": "privacy.unread",
        ])
        #expect(throws: problems) { try FirstAdministrator(form, today: "2026-11-20") }
    }
}
