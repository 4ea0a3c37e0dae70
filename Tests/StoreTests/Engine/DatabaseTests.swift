import Campus
import CampusTesting
import Testing

@testable import Store

@Suite("Store · one face over two engines")
struct DatabaseTests {
    private struct Stop: Error {}

    private func world(_ engine: TestEngine) async throws -> Database {
        let database = try await engine.database(clock: .fixed, migrated: false)
        try await database.migrate([
            Migration("t", "CREATE TABLE thing (id {identity}, name TEXT NOT NULL UNIQUE, size DOUBLE PRECISION, raw {bytes})")
        ])
        return database
    }

    @Test("What is written is read back, whatever its kind", arguments: TestEngine.all)
    func roundTrip(engine: TestEngine) async throws {
        let database = try await world(engine)

        let id = try await database.write { db in
            try db.insert(
                "INSERT INTO thing (name, size, raw) VALUES ($1, $2, $3) RETURNING id", "护学𠮷'\"\\", 1.5, [0, 255, 39] as [UInt8])
        }

        let row = try #require(try await database.read { try $0.first("SELECT * FROM thing WHERE id = $1", id) })
        #expect(try row.text("name") == "护学𠮷'\"\\")
        #expect(try row.double("size") == 1.5)
        #expect(try row.blob("raw") == [0, 255, 39])
    }

    @Test("A placeholder means its number, in any order and more than once", arguments: TestEngine.all)
    func placeholders(engine: TestEngine) async throws {
        let database = try await world(engine)

        let row = try await database.read { db in
            try db.first("SELECT CAST($2 AS TEXT) AS b, CAST($1 AS TEXT) AS a, CAST($2 AS TEXT) AS c, '$1' AS d", "一", "二")
        }

        #expect(try row?.text("a") == "一")
        #expect(try row?.text("b") == "二")
        #expect(try row?.text("c") == "二")
        #expect(try row?.text("d") == "$1")
    }

    @Test("A transaction that throws leaves nothing behind", arguments: TestEngine.all)
    func rollback(engine: TestEngine) async throws {
        let database = try await world(engine)

        await #expect(throws: Stop.self) {
            try await database.write { db in
                try db.run("INSERT INTO thing (name) VALUES ('a')")
                throw Stop()
            }
        }

        #expect(try await database.read { try $0.rows("SELECT * FROM thing").count } == 0)
    }

    @Test("A broken promise of the schema is named the same way", arguments: TestEngine.all)
    func constraint(engine: TestEngine) async throws {
        let database = try await world(engine)
        try await database.write { db in _ = try db.run("INSERT INTO thing (name) VALUES ('a')") }

        let fault = await #expect(throws: DatabaseFault.self) {
            try await database.write { db in _ = try db.run("INSERT INTO thing (name) VALUES ('a')") }
        }

        guard case .constraint(.unique, _) = fault else {
            Issue.record("Expected a unique constraint, got \(String(describing: fault))")
            return
        }
        // The connection is usable again.
        #expect(try await database.read { try $0.rows("SELECT * FROM thing").count } == 1)
    }

    @Test("Bulk rows keep tabs, line ends, backslashes, nulls and bytes", arguments: TestEngine.all)
    func bulk(engine: TestEngine) async throws {
        let database = try await world(engine)
        let odd = "a\tb\nc\\d\\N\r"

        try await database.write { db in
            let ids = try db.reserveIdentities(of: "thing", count: 2)
            try db.bulkInsert(into: "thing", columns: ["id", "name", "size", "raw"], rows: [
                [.integer(ids[0]), .text(odd), .null, .blob([0, 16, 255])],
                [.integer(ids[1]), .text(""), .real(-0.25), .null],
            ])
        }
        let next = try await database.write { try $0.insert("INSERT INTO thing (name) VALUES ('z') RETURNING id") }

        let rows = try await database.read { try $0.rows("SELECT * FROM thing ORDER BY id") }
        #expect(try rows[0].text("name") == odd)
        #expect(try rows[0].blob("raw") == [0, 16, 255])
        #expect(rows[0]["size"] == .null)
        #expect(try rows[1].double("size") == -0.25)
        #expect(try rows.map { try $0.int64("id") } == rows.map { try $0.int64("id") }.sorted())
        #expect(try rows[2].int64("id") == next)
    }

    @Test("A reader may stop early, and the connection goes on", arguments: TestEngine.all)
    func stopEarly(engine: TestEngine) async throws {
        let database = try await world(engine)
        try await database.write { db in
            try db.bulkInsert(into: "thing", columns: ["name"], rows: (0..<5_000).map { [.text("\($0)")] })
        }

        let seen = try await database.read { db in
            var seen = 0
            try db.each("SELECT name FROM thing ORDER BY id", arguments: []) { _ in
                seen += 1
                return seen < 3
            }
            return seen
        }

        #expect(seen == 3)
        #expect(try await database.read { try $0.first("SELECT count(*) AS n FROM thing")?.int("n") } == 5_000)
    }

    @Test("Fifty writers at once lose nothing", arguments: TestEngine.all)
    func concurrency(engine: TestEngine) async throws {
        let database = try await world(engine)
        try await database.write { db in _ = try db.run("INSERT INTO thing (name, size) VALUES ('sum', 0)") }

        try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    try await database.write { db in
                        _ = try db.run("UPDATE thing SET size = size + 1 WHERE name = 'sum'")
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(try await database.read { try $0.first("SELECT size FROM thing")?.double("size") } == 50)
    }
}
