import Campus
import CampusTesting
import Testing

@testable import Store

@Suite("Store · the schema")
struct SchemaTests {
    @Test("The whole schema is as accepted", arguments: TestEngine.all)
    func golden(engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed)

        let text = try await database.read { db in
            engine == .sqlite ? try Self.sqlite(db) : try Self.postgres(db)
        }

        let difference = Golden.difference(text, "schema.\(engine).txt")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("Migrating twice changes nothing, and each step is noted once", arguments: TestEngine.all)
    func twice(engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed, migrated: false)

        let first = try await database.migrate()
        let second = try await database.migrate()

        #expect(first == Migration.all.map(\.name))
        #expect(second.isEmpty)
    }

    @Test("A migration that fails leaves nothing behind", arguments: TestEngine.all)
    func failing(engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed, migrated: false)

        await #expect(throws: DatabaseFault.self) {
            try await database.migrate([Migration("bad", "CREATE TABLE half (a BIGINT); CREATE TABLE broken (;")])
        }

        #expect(try await database.migrate([Migration("good", "CREATE TABLE half (a BIGINT)")]) == ["good"])
    }

    private static func sqlite(_ db: Transaction) throws -> String {
        try db.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name")
            .map { try $0.text("sql") + ";\n" }.joined(separator: "\n")
    }

    private static func postgres(_ db: Transaction) throws -> String {
        let columns = try db.rows(
            """
            SELECT table_name || '.' || column_name || ' ' || data_type
                || CASE WHEN collation_name IS NULL THEN '' ELSE ' ' || collation_name END
                || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
                || coalesce(' DEFAULT ' || column_default, '') AS line
            FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
            """)
        let indexes = try db.rows(
            """
            SELECT replace(indexdef, current_schema() || '.', '') AS line FROM pg_indexes
            WHERE schemaname = current_schema() ORDER BY indexname
            """)
        let checks = try db.rows(
            """
            SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
            WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f') ORDER BY 1
            """)
        return try (columns + indexes + checks).map { try $0.text("line") }.joined(separator: "\n") + "\n"
    }
}
