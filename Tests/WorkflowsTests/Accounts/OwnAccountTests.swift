import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("Accounts · one's own")
struct OwnAccountTests {
    private static func set(_ password: String, of caller: Caller, in world: PeopleWorld) async throws {
        let hash = try PasswordHash(of: password).text
        try await world.database.write { _ = try $0.run("UPDATE account SET password = $2 WHERE id = $1", caller.account, hash) }
    }

    @Test("The last five passwords do not come back", arguments: TestEngine.all)
    func notAgain(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let caller = world["teacher"]
        try await Self.set("Ping-An-0000", of: caller, in: world)
        for number in 1...2 {
            world.time.move(seconds: 1)
            try await world.own.changePassword(
                old: "Ping-An-000\(number - 1)", new: "Ping-An-000\(number)", repeated: "Ping-An-000\(number)", by: caller)
        }
        await #expect(throws: FormProblems(["password": "password.used"])) {
            try await world.own.changePassword(old: "Ping-An-0002", new: "Ping-An-0000", repeated: "Ping-An-0000", by: caller)
        }
        await #expect(throws: FormProblems(["old": "password.wrong"])) {
            try await world.own.changePassword(old: "nein", new: "Ping-An-0009", repeated: "Ping-An-0009", by: caller)
        }
    }

    @Test("A new password ends the other devices, not this one", arguments: TestEngine.all)
    func devices(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let one = try await world.session(of: world["teacher"].account)
        let other = try await world.session(of: world["teacher"].account)
        let caller = world["teacher"].inSession(one)
        try await Self.set("Ping-An-0000", of: caller, in: world)
        #expect(try await world.own.devices(of: caller).count { $0.isThis } == 1)
        try await world.own.changePassword(old: "Ping-An-0000", new: "Ping-An-0001", repeated: "Ping-An-0001", by: caller)
        #expect(try await world.own.devices(of: caller).map(\.id) == [one])
        await #expect(throws: NotFound()) { try await world.own.endDevice(other, by: caller) }
        await #expect(throws: NotFound()) { try await world.own.endDevice(one, by: world["head"]) }
        try await world.own.endDevice(one, by: caller)
        #expect(try await world.own.devices(of: caller).isEmpty)
    }

    @Test("The second factor is on once a code has proven it, with ten recovery codes", arguments: TestEngine.all)
    func secondFactor(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let caller = world["teacher"]
        let offer = try await world.own.offerSecondFactor(to: caller)
        #expect(try await world.own.offerSecondFactor(to: caller) == offer)
        await #expect(throws: FormProblems(["code": "code.wrong"])) {
            try await world.own.confirmSecondFactor(code: "0", by: caller)
        }
        let totp = try #require(TOTP(base32: offer.secret))
        let codes = try await world.own.confirmSecondFactor(code: totp.code(TOTP.counter(at: world.time.now)), by: caller)
        #expect(Set(codes).count == 10)
        let state = try await world.own.secondFactor(of: caller)
        #expect(state.isOn && !state.isRequired && state.codesLeft == 10)
    }

    @Test("A lost second factor takes two administrators; the person is told", arguments: TestEngine.all)
    func lost(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let caller = world["teacher"]
        let offer = try await world.own.offerSecondFactor(to: caller)
        let totp = try #require(TOTP(base32: offer.secret))
        _ = try await world.own.confirmSecondFactor(code: totp.code(TOTP.counter(at: world.time.now)), by: caller)
        _ = try await world.session(of: caller.account)

        await #expect(throws: Denied.lacks(.manageRoles)) {
            try await world.accounts.askToTurnOffSecondFactor(of: caller.account, because: "手机丢失", by: world["system"])
        }
        try await world.accounts.askToTurnOffSecondFactor(of: caller.account, because: "手机丢失", by: world["security"])
        let request = try #require(try await world.accounts.secondFactorRequests(for: world["system"]).first)
        #expect(request.name == "教师一" && request.askedBy == "安全员")
        #expect(try await world.own.secondFactor(of: caller).isOn)
        await #expect(throws: Denied.lacks(.manageAccounts)) {
            try await world.accounts.answerSecondFactor(request.id, confirm: true, by: world["security"])
        }
        try await world.accounts.answerSecondFactor(request.id, confirm: true, by: world["system"])
        #expect(try await world.own.secondFactor(of: caller).isOn == false)
        #expect(try await world.own.devices(of: caller).isEmpty)
        #expect(try await world.count("SELECT count(*) AS n FROM notice WHERE account_id = \(caller.account)") == 1)
    }

    @Test("A token is shown once, ends on its day, and acts in the post it was made in", arguments: TestEngine.all)
    func tokens(on engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let caller = world["head"]
        await #expect(throws: FormProblems(["name": "missing", "addresses": "token.addresses", "expiresOn": "token.too-long"])) {
            try await world.own.makeToken(
                APITokenForm(name: "", mayWrite: false, addresses: "anywhere", expiresOn: "2036-01-01"), by: caller)
        }
        let secret = try await world.own.makeToken(
            APITokenForm(name: "统计", mayWrite: false, addresses: "192.0.2.5", expiresOn: "2027-01-31"), by: caller)
        let gate = Gate(database: world.database)
        #expect(try await gate.signedIn(bearer: secret, address: "192.0.2.6") == nil)
        let entered = try #require(try await gate.signedIn(bearer: secret, address: "192.0.2.5"))
        #expect(entered.0.caller.role == .principal && !entered.mayWrite)

        let token = try #require(try await world.own.tokens(of: caller).first)
        try await world.own.revokeToken(token.id, by: caller)
        #expect(try await gate.signedIn(bearer: secret, address: "192.0.2.5") == nil)
    }
}

extension Caller {
    func inSession(_ id: Int64) -> Caller {
        Caller(
            account: account, person: person, name: name, post: post, role: role, unit: unit, unitName: unitName,
            scope: scope, session: "s\(id)", address: address)
    }
}
