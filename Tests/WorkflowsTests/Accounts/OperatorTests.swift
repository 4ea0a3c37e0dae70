import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("The keyboard of the machine")
struct OperatorTests {
    private func work(_ world: PeopleWorld) -> OperatorWork {
        OperatorWork(database: world.database, accounts: world.accounts, own: world.own)
    }

    @Test("An account is made, approved and invited; the log says that the command line did it", arguments: TestEngine.all)
    func adding(engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let work = work(world)
        let id = try await work.add(AccountForm(name: "张三", login: "zhang", role: "teacher"), unit: "5")
        await #expect(throws: AccountRefusal.state(.waiting)) { try await work.link(for: "zhang") }
        try await work.approve(id)
        #expect(try await !work.link(for: " ZHANG ").isEmpty)
        #expect(try await world.actions() == ["account.created", "account.approved", "account.invited"])
        #expect(try await world.count("SELECT count(*) AS n FROM audit WHERE person_name = '命令行' AND session = 'cli'") == 3)
    }

    @Test("An unknown name says which", arguments: TestEngine.all)
    func unknown(engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let work = work(world)
        await #expect(throws: OperatorWork.Refusal.unknownLogin("nobody")) { try await work.link(for: "nobody") }
        await #expect(throws: OperatorWork.Refusal.unknownUnit("99")) {
            _ = try await work.add(AccountForm(name: "张三", login: "zhang", role: "teacher"), unit: "99")
        }
    }

    @Test("A token acts in its account's post until it is revoked", arguments: TestEngine.all)
    func tokens(engine: TestEngine) async throws {
        let world = try await PeopleWorld(engine)
        let work = work(world)
        let login = "login\(world["head"].person)"
        let secret = try await work.addToken(APITokenForm(name: "t", mayWrite: true, expiresOn: "2026-12-01"), for: login)
        let gate = Gate(database: world.database)
        #expect(try await gate.signedIn(bearer: secret, address: "192.0.2.1")?.0.caller.scope == world["head"].scope)
        let token = try #require(try await work.tokens().first)
        #expect(token.login == login)
        try await work.revokeToken(token.id)
        #expect(try await gate.signedIn(bearer: secret, address: "192.0.2.1") == nil)
        await #expect(throws: NotFound()) { try await work.revokeToken(token.id) }
    }
}
