import Campus
import Foundation
import GRDB

/// The embedded engine: one file, readers beside one writer (WAL).
final class SQLiteEngine: DatabaseEngine {
    let kind = EngineKind.sqlite
    private let pool: DatabasePool
    private let listeners = LiveListeners()

    /// - Parameter path: The file; its folder is made if it is missing.
    init(path: String) throws {
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            // A full flush at every commit: a confirmed record survives a power cut.
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw DatabaseFault(sqlite: error)
        }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseSession) throws -> Value
    ) async throws -> Value {
        try await translated { try await self.pool.read { db in try body(SQLiteSession(db)) } }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseSession) throws -> Value
    ) async throws -> Value {
        let (value, events) = try await translated {
            try await self.pool.write { db in
                let session = SQLiteSession(db)
                let value = try body(session)
                return (value, session.announced)
            }
        }
        events.forEach(listeners.tell)
        return value
    }

    func migrate(_ migration: Migration, at now: Instant) async throws -> Bool {
        try await translated {
            try await self.pool.write { db in
                let known = try Int.fetchOne(
                    db, sql: "SELECT 1 FROM migration WHERE name = ?", arguments: [migration.name])
                guard known == nil else { return false }
                try db.execute(sql: migration.text(for: .sqlite))
                try db.execute(
                    sql: "INSERT INTO migration (name, applied_at) VALUES (?, ?)",
                    arguments: [migration.name, now.milliseconds])
                return true
            }
        }
    }

    func liveEvents() -> AsyncStream<Int64> { listeners.stream() }

    func backup(to path: String) async throws {
        let pool = pool
        try await translated {
            try await onWorkerThread {
                let copy = try DatabaseQueue(path: path)
                try pool.backup(to: copy)
                try copy.close()
            }
        }
    }

    func close() async {
        listeners.finish()
        try? pool.close()
    }

    private func translated<Value: Sendable>(
        _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch let error as DatabaseError {
            throw DatabaseFault(sqlite: error)
        }
    }
}

extension DatabaseFault {
    init(sqlite error: any Error) {
        guard let error = error as? DatabaseError else {
            self = .unavailable("\(error)")
            return
        }
        let detail = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: self = .constraint(.unique, detail: detail)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .constraint(.foreignKey, detail: detail)
        case .SQLITE_CONSTRAINT_CHECK: self = .constraint(.check, detail: detail)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .constraint(.notNull, detail: detail)
        default:
            switch error.resultCode {
            case .SQLITE_FULL: self = .full
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .contended
            case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_NOTADB:
                self = .unavailable(detail)
            default: self = .statement("\(detail) in \(error.sql ?? "")")
            }
        }
    }
}
