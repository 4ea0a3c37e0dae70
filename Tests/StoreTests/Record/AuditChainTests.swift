import Campus
import CampusTesting
import Testing

@testable import Store

@Suite("Store · the audit chain")
struct AuditChainTests {
    private func entry(_ title: String) -> AuditEntry {
        AuditEntry(
            personName: "周敏", path: "45/", address: "127.0.0.1", action: "test.done", objectKind: "thing", objectID: "1",
            objectTitle: title, changes: [.init("name", old: "甲\"", new: "乙\n")])
    }

    private func written(_ engine: TestEngine) async throws -> Database {
        let database = try await engine.database(clock: .fixed)
        try await database.write { [self] db in
            db.audit(entry("一"))
            db.audit(entry("二"))
        }
        try await database.write { [self] db in db.audit(entry("三")) }
        return database
    }

    @Test("Entries of all transactions form one chain that holds", arguments: TestEngine.all)
    func intact(engine: TestEngine) async throws {
        let database = try await written(engine)

        let verdict = try await database.read { try $0.auditVerdict() }

        guard case .intact(entries: 3, head: _) = verdict else {
            Issue.record("Expected three intact entries, got \(verdict)")
            return
        }
    }

    @Test("Whoever changes, removes or cuts an entry is found out", arguments: TestEngine.all, [
        ("UPDATE audit SET reason = 'x' WHERE number = 2", Int64(2)),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 3", 3),
        ("UPDATE audit SET object_title = '' WHERE number = 1", 1),
    ])
    func tampered(engine: TestEngine, change: (sql: String, number: Int64)) async throws {
        let database = try await written(engine)
        try await database.write { db in _ = try db.run(change.sql) }

        let verdict = try await database.read { try $0.auditVerdict() }

        #expect(verdict == .broken(number: change.number))
    }

    @Test("A transaction that fails leaves no entry", arguments: TestEngine.all)
    func rollback(engine: TestEngine) async throws {
        let database = try await written(engine)

        _ = try? await database.write { [self] db in
            db.audit(entry("四"))
            throw NotFound()
        }

        #expect(try await database.read { try $0.first("SELECT count(*) AS n FROM audit")?.int("n") } == 3)
    }
}
