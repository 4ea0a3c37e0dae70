package import Campus
import Foundation
package import Store

/// How the platform is, in figures. Words and advice are the page's (OPS-02).
package struct Health: Sendable, Equatable {
    package let engine: String
    package let recordBytes: Int64?
    package let diskFree: Int64?
    package let diskSize: Int64?
    package let jobsWaiting: Int
    package let jobsRunning: Int
    package let jobsFailed: Int
    /// When the oldest job that waits was asked for.
    package let oldestJob: Instant?
    package let outboxWaiting: Int
    package let outboxFailed: Int
    package let oldestOutbox: Instant?
    package let liveEventsLastHour: Int
    package let auditEntries: Int64
    package let lastMigration: String
    package let accounts: Int
    package let signedIn: Int
    package let keyID: String
    package let keyCreated: LocalDate
    package let keys: Int
    package let overdueErasures: Int
    package let now: Instant
}

package struct HealthWork: Sendable {
    let database: Database
    let keys: KeyRing
    /// Where files and the embedded record are; `nil` when it is not known here.
    let folder: String?

    package init(database: Database, keys: KeyRing, folder: String? = nil) {
        self.database = database
        self.keys = keys
        self.folder = folder
    }

    package func figures(for caller: Caller) async throws -> Health {
        try caller.must(.manageSystem)
        let now = database.clock.now()
        let disk = Self.disk(at: folder)
        let newest = keys.newest
        let count = keys.keys.count
        let engine = database.kind.rawValue
        return try await database.read { db in
            func number(_ sql: String) throws -> Int { try db.first(sql)?.int("n") ?? 0 }
            func moment(_ sql: String) throws -> Instant? { try db.first(sql).flatMap { try $0.maybe("n", $0.instant) } }
            let limit = now.adding(seconds: -Int64(RecycleBin.days + 1) * 86_400).milliseconds
            return try Health(
                engine: engine, recordBytes: db.recordBytes(), diskFree: disk?.free, diskSize: disk?.size,
                jobsWaiting: number("SELECT count(*) AS n FROM job WHERE state = 'waiting'"),
                jobsRunning: number("SELECT count(*) AS n FROM job WHERE state = 'running'"),
                jobsFailed: number("SELECT count(*) AS n FROM job WHERE state = 'failed' AND ended_at > \(now.milliseconds - 86_400_000)"),
                oldestJob: moment("SELECT min(created_at) AS n FROM job WHERE state = 'waiting'"),
                outboxWaiting: number("SELECT count(*) AS n FROM outbox WHERE state = 'waiting'"),
                outboxFailed: number("SELECT count(*) AS n FROM outbox WHERE state = 'failed'"),
                oldestOutbox: moment("SELECT min(created_at) AS n FROM outbox WHERE state = 'waiting'"),
                liveEventsLastHour: number("SELECT count(*) AS n FROM live_event WHERE at > \(now.milliseconds - 3_600_000)"),
                auditEntries: db.first("SELECT number AS n FROM audit_head")?.int64("n") ?? 0,
                lastMigration: db.first("SELECT max(name) AS n FROM migration")?.text("n") ?? "",
                accounts: number("SELECT count(*) AS n FROM account WHERE state = 'active'"),
                signedIn: number(
                    "SELECT count(DISTINCT account_id) AS n FROM session WHERE ended_at IS NULL AND seen_at > \(now.milliseconds - 3_600_000)"),
                keyID: newest.id, keyCreated: newest.created, keys: count,
                overdueErasures: number("SELECT count(*) AS n FROM recycled WHERE deleted_at < \(limit)"), now: now)
        }
    }

    private static func disk(at folder: String?) -> (free: Int64, size: Int64)? {
        guard let folder, let found = try? FileManager.default.attributesOfFileSystem(forPath: folder),
            let free = found[.systemFreeSize] as? NSNumber, let size = found[.systemSize] as? NSNumber
        else { return nil }
        return (free.int64Value, size.int64Value)
    }
}
