import Campus
import CampusTesting
import Testing

@testable import Store

@Suite("Store · a database that goes away")
struct ReconnectTests {
    @Test("A connection that was cut is replaced without anybody noticing", arguments: TestEngine.all.filter { $0 == .postgres })
    func cut(engine: TestEngine) async throws {
        let address = try await engine.freshAddress()
        let database = try Database(address, clock: .fixed, connections: 1)
        try await database.migrate()
        let backend = try await database.read { try $0.first("SELECT pg_backend_pid() AS pid")?.int64("pid") ?? 0 }
        let other = try Database(address, clock: .fixed, connections: 1)

        try await other.write { db in _ = try db.run("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", backend) }

        #expect(try await database.read { try $0.first("SELECT 1 AS one")?.int("one") } == 1)
    }

    @Test("A server that cannot be reached is said to be unavailable, and the next try is a fresh one")
    func unreachable() async throws {
        let database = try Database(
            .postgres("postgres://nobody@127.0.0.1:1/none?connect_timeout=1"), clock: .fixed, connections: 1)

        for _ in 0..<2 {
            let fault = await #expect(throws: DatabaseFault.self) {
                try await database.read { _ = try $0.rows("SELECT 1 AS one") }
            }
            guard case .unavailable = fault else {
                Issue.record("Expected it to be unavailable, got \(String(describing: fault))")
                return
            }
        }
    }

    @Test("A full disk is said to be full, and what was there stays", arguments: [TestEngine.sqlite])
    func full(engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed)
        try await database.write { db in
            _ = try db.rows("PRAGMA max_page_count = 1")  // SQLite raises it to what is there already.
        }

        await #expect(throws: DatabaseFault.full) {
            try await database.write { db in
                try db.bulkInsert(into: "lease", columns: ["name", "holder", "until_at"], rows: (0..<5_000).map {
                    [.text("name \($0) " + String(repeating: "x", count: 500)), .text("h"), .integer(0)]
                })
            }
        }

        #expect(try await database.read { try $0.first("SELECT count(*) AS n FROM lease")?.int("n") } == 0)
    }
}
