import Campus
import Dispatch

/// PostgreSQL and what speaks its protocol, by libpq.
final class PostgresEngine: DatabaseEngine {
    let kind = EngineKind.postgres
    private let pool: PostgresPool
    private let listener: PostgresListener
    private let address: String

    /// - Parameters:
    ///   - address: `postgres://user:password@host:port/database`.
    ///   - connections: At most this many at once; each has a thread of its own.
    init(address: String, connections: Int = 8) throws {
        self.address = address
        pool = PostgresPool(address: address, most: connections)
        listener = PostgresListener(address: address)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseSession) throws -> Value
    ) async throws -> Value {
        try await pool.withConnection { connection in
            try Self.transaction(connection, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseSession) throws -> Value
    ) async throws -> Value {
        try await pool.withConnection { connection in
            var tries = 0
            while true {
                do {
                    return try Self.transaction(connection, begin: "BEGIN", body)
                } catch DatabaseFault.contended where tries < 4 {
                    tries += 1
                }
            }
        }
    }

    private static func transaction<Value>(
        _ connection: PostgresConnection, begin: String, _ body: (any DatabaseSession) throws -> Value
    ) throws -> Value {
        try connection.execute(begin)
        do {
            let value = try body(PostgresSession(connection))
            try connection.execute("COMMIT")
            return value
        } catch {
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    func migrate(_ migration: Migration, at now: Instant) async throws -> Bool {
        try await write { session in
            // One node at a time; the number is the word "huxue" in ASCII.
            _ = try session.run("SELECT pg_advisory_xact_lock(448615150949)", [])
            var known = false
            try session.query("SELECT 1 FROM migration WHERE name = $1", [.text(migration.name)]) { _ in
                known = true
                return false
            }
            guard !known, let session = session as? PostgresSession else { return false }
            try session.execute(migration.text(for: .postgres))
            _ = try session.run(
                "INSERT INTO migration (name, applied_at) VALUES ($1, $2)",
                [.text(migration.name), .integer(now.milliseconds)])
            return true
        }
    }

    func liveEvents() -> AsyncStream<Int64> { listener.stream() }

    func backup(to path: String) async throws {
        let address = address
        try await onWorkerThread {
            try ForeignProgram.run("pg_dump", ["--format=custom", "--no-password", "--file", path, address])
        }
    }

    func close() async {
        listener.close()
        pool.close()
    }
}

struct PostgresSession: DatabaseSession {
    let kind = EngineKind.postgres
    private let connection: PostgresConnection

    init(_ connection: PostgresConnection) { self.connection = connection }

    func query(_ sql: String, _ arguments: [SQLValue], each: (Row) throws -> Bool) throws {
        try connection.query(sql, arguments, each: each)
    }

    func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int { try connection.run(sql, arguments) }

    func bulkInsert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        try connection.copy(into: table, columns: columns, rows: rows)
    }

    /// A sequence hands every number to one caller only; the numbers may have gaps.
    func reserveIdentities(of table: String, count: Int) throws -> [Int64] {
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        let sql = "SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, $2::bigint)"
        try connection.query(sql, [.text(table), .integer(Int64(count))]) { row in
            numbers.append(try row.int64("id"))
            return true
        }
        return numbers
    }

    func lockForNumbering() throws {
        // The number is the word "live" in ASCII.
        _ = try connection.run("SELECT pg_advisory_xact_lock(1818850917)", [])
    }

    func announce(_ event: Int64) throws {
        _ = try connection.run("SELECT pg_notify('huxue_live', $1)", [.text("\(event)")])
    }

    func execute(_ sql: String) throws { try connection.execute(sql) }
}
