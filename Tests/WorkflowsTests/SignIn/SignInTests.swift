import Campus
import CampusTesting
import Foundation
import Store
import Synchronization
import Testing

@testable import Workflows

@Suite("Sign-in · the door")
struct SignInTests {
    /// One account with two posts, and a clock that can be moved.
    private final class Door: Sendable {
        let database: Database
        let signIn: SignInWork
        let gate: Gate
        let keys: KeyRing
        private let holder: Holder

        init(_ engine: TestEngine) async throws {
            let holder = Holder()
            let clock = Clock { holder.now }
            database = try await engine.database(clock: clock)
            keys = try KeyRing.createFile(
                at: TestFolder.make().appendingPathComponent("keys").path, on: "2026-11-20")
            signIn = SignInWork(database: database, keys: keys)
            gate = Gate(database: database)
            self.holder = holder
            try await plant()
        }

        final class Holder: Sendable {
            private let moment = Mutex(Clock.fixed.now())
            var now: Instant { moment.withLock { $0 } }
            func wait(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
        }

        func wait(seconds: Int64) { holder.wait(seconds: seconds) }

        private func plant() async throws {
            let hash = try PasswordHash(of: "Bamboo-1998").text
            try await database.write { db in
                for (id, path, name, kind) in [(1, "45/", "广西", "division"), (2, "45/u2/", "第一小学", "school"), (3, "45/u3/", "教育局", "bureau")] {
                    try db.run(
                        """
                        INSERT INTO unit (id, kind, path, depth, name, short_name, name_key, state, changed_by, changed_at)
                        VALUES ($1, $2, $3, 1, $4, $4, '', 'open', '', 0)
                        """, id, kind, path, name)
                }
                try db.run("INSERT INTO person (id, name, name_key, staff_no, changed_by, changed_at) VALUES (1, '林晓燕', '', 'T9', '', 0)")
                try db.run(
                    """
                    INSERT INTO post (id, person_id, unit_id, path, name_key, role, starts_on, changed_by, changed_at)
                    VALUES (1, 1, 2, '45/u2/', '', 'principal', '2020-09-01', '', 0),
                           (2, 1, 3, '45/u3/', '', 'systemAdministrator', '2021-09-01', '', 0)
                    """)
                try db.run(
                    "INSERT INTO account (id, person_id, login, password, state, created_at) VALUES (1, 1, 'lin', $1, 'active', 0)",
                    hash)
            }
        }

        func attempt(_ account: String, _ password: String) async throws -> SignInAnswer {
            try await signIn.signIn(
                SignInAttempt(account: account, password: password, address: "10.0.0.1", agent: "test"))
        }

        func secret(_ account: String = "lin") async throws -> String {
            guard case .welcome(let secret) = try await attempt(account, "Bamboo-1998") else { throw NotFound() }
            return secret
        }
    }

    @Test("Login, staff number, and name with unit all mean the same person", arguments: TestEngine.all, [
        "lin", " LIN ", "T9", "林晓燕 第一小学",
    ])
    func names(engine: TestEngine, typed: String) async throws {
        let door = try await Door(engine)

        let secret = try await door.secret(typed)

        let signedIn = try await door.gate.signedIn(secret: secret, address: "10.0.0.1")
        #expect(signedIn?.caller.name == "林晓燕")
        #expect(signedIn?.caller.scope == Scope(branch: "45/u2/"))
        #expect(signedIn?.posts.count == 2)
    }

    @Test("A wrong password and an unknown account get the same answers, and wait alike", arguments: TestEngine.all, ["lin", "nobody"])
    func wrong(engine: TestEngine, account: String) async throws {
        let door = try await Door(engine)

        for left in [4, 3, 2, 1] {
            #expect(try await door.attempt(account, "guess") == .wrong(triesLeft: left))
        }
        let until = Clock.fixed.now().adding(seconds: 900)
        #expect(try await door.attempt(account, "guess") == .locked(until: until))
        #expect(try await door.attempt(account, "Bamboo-1998") == .locked(until: until))
    }

    @Test("After the wait the right password opens, and the owner has been told", arguments: TestEngine.all)
    func afterTheWait(engine: TestEngine) async throws {
        let door = try await Door(engine)
        for _ in 0..<5 { _ = try await door.attempt("lin", "guess") }

        door.wait(seconds: 901)

        let signedIn = try await door.gate.signedIn(secret: try await door.secret(), address: "")
        #expect(signedIn?.unreadNotices == 1)
    }

    @Test("A sign-in that is left alone ends", arguments: TestEngine.all)
    func idle(engine: TestEngine) async throws {
        let door = try await Door(engine)
        let secret = try await door.secret()

        door.wait(seconds: 11 * 3_600)
        #expect(try await door.gate.signedIn(secret: secret, address: "") != nil)
        door.wait(seconds: 11 * 3_600)
        #expect(try await door.gate.signedIn(secret: secret, address: "") != nil, "Each use begins the time again")
        door.wait(seconds: 12 * 3_600 + 1)
        #expect(try await door.gate.signedIn(secret: secret, address: "") == nil)
    }

    @Test("Signing out ends this sign-in and no other", arguments: TestEngine.all)
    func signOut(engine: TestEngine) async throws {
        let door = try await Door(engine)
        let (one, other) = (try await door.secret(), try await door.secret())

        try await door.signIn.signOut(secret: one)

        #expect(try await door.gate.signedIn(secret: one, address: "") == nil)
        #expect(try await door.gate.signedIn(secret: other, address: "") != nil)
        #expect(try await door.gate.signedIn(secret: "guessed", address: "") == nil)
    }

    @Test("Another post of one's own can be acted in; another's cannot", arguments: TestEngine.all)
    func posts(engine: TestEngine) async throws {
        let door = try await Door(engine)
        let secret = try await door.secret()
        let caller = try #require(try await door.gate.signedIn(secret: secret, address: "")).caller

        try await door.gate.switchPost(Post.ID(2), secret: secret, caller: caller)
        let now = try #require(try await door.gate.signedIn(secret: secret, address: ""))
        #expect(now.caller.role == .systemAdministrator)
        #expect(now.caller.scope == .everything)
        #expect(now.mustSetUpSecondFactor)

        await #expect(throws: NotFound()) {
            try await door.gate.switchPost(Post.ID(3), secret: secret, caller: caller)
        }
    }

    @Test("A code of the second factor opens once", arguments: TestEngine.all)
    func secondFactor(engine: TestEngine) async throws {
        let door = try await Door(engine)
        let totp = TOTP()
        let sealed = Seal(door.keys).seal(totp.secret, at: SealedPlace(table: "account", column: "totp_secret", row: 1))
        try await door.database.write { db in _ = try db.run("UPDATE account SET totp_secret = $1", sealed) }
        guard case .wantsCode(let secret) = try await door.attempt("lin", "Bamboo-1998") else {
            Issue.record("A second step was expected")
            return
        }
        #expect(try await door.gate.signedIn(secret: secret, address: "") == nil, "Half a sign-in opens nothing")
        let code = totp.code(TOTP.counter(at: Clock.fixed.now()))

        #expect(try await door.signIn.giveCode("000000x", secret: secret, address: "") == .wrong(triesLeft: 4))
        #expect(try await door.signIn.giveCode(code, secret: secret, address: "") == .welcome(secret: secret))
        #expect(try await door.gate.signedIn(secret: secret, address: "") != nil)

        guard case .wantsCode(let second) = try await door.attempt("lin", "Bamboo-1998") else { return }
        #expect(try await door.signIn.giveCode(code, secret: second, address: "") == .wrong(triesLeft: 4))
    }
}
