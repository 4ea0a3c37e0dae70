package import Campus
import Logging

/// The record: one face over two engines.
///
/// A transaction is a synchronous closure that runs on a database thread, never on an event loop and never on the
/// threads of the concurrency runtime. It may run again when the engine asks for it, so it must do nothing but SQL.
package struct Database: Sendable {
    let engine: any DatabaseEngine
    package let clock: Clock

    /// Reads from one snapshot.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await engine.read { session in try body(Transaction(session)) }
    }

    /// One transaction: all of it or nothing. Audit entries are chained just before the commit.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let clock = clock
        return try await engine.write { session in
            let transaction = Transaction(session)
            let value = try body(transaction)
            try transaction.chainAudit(at: clock.now())
            try transaction.numberLiveEvents()
            return value
        }
    }

    /// Closes all connections; what is running ends first.
    package func close() async { await engine.close() }

    package var kind: EngineKind { engine.kind }
}

package enum EngineKind: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// What both engines can do. The only two are `SQLiteEngine` and `PostgresEngine`.
protocol DatabaseEngine: Sendable {
    var kind: EngineKind { get }
    func read<Value: Sendable>(_ body: @escaping @Sendable (any DatabaseSession) throws -> Value) async throws -> Value
    func write<Value: Sendable>(_ body: @escaping @Sendable (any DatabaseSession) throws -> Value) async throws -> Value
    /// Runs one migration's text, several statements at once, and notes its name; `false` if it had run before.
    func migrate(_ migration: Migration, at now: Instant) async throws -> Bool
    /// The numbers of live events as they are committed, on this node or another.
    func liveEvents() -> AsyncStream<Int64>
    /// A copy of the record as of one moment, beside the work.
    func backup(to path: String) async throws
    func close() async
}

/// A connection inside a transaction.
protocol DatabaseSession {
    var kind: EngineKind { get }
    /// Calls `each` for every row until it answers `false`.
    func query(_ sql: String, _ arguments: [SQLValue], each: (Row) throws -> Bool) throws
    /// - Returns: How many rows changed.
    func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int
    func bulkInsert(into table: String, columns: [String], rows: [[SQLValue]]) throws
    /// Reserves `count` numbers of a table's identity, in order.
    func reserveIdentities(of table: String, count: Int) throws -> [Int64]
    /// Holds back other transactions that number live events until this one is committed.
    func lockForNumbering() throws
    /// Tells every node, after the commit, that live events up to this one were added.
    func announce(_ event: Int64) throws
}
