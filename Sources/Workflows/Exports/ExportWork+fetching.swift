import Foundation
package import Campus
import Store

extension ExportWork {
    /// The newest first.
    package func mine(for caller: Caller) async throws -> [ExportRun] {
        try caller.must(.exportData)
        return try await database.read { db in
            try db.rows(
                "SELECT \(ExportRun.columns) FROM export_run WHERE account_id = $1 ORDER BY id DESC LIMIT 50", caller.account
            ).map(ExportRun.init)
        }
    }

    package func one(_ id: ExportRun.ID, for caller: Caller) async throws -> ExportRun {
        try await database.read { db in try ExportRun.one(id, of: caller.account, db) }
    }

    /// A file that may be fetched now. Rights are looked at once more: whoever lost them since does not get it (EXP-04).
    ///
    /// - Parameter isFirst: The first piece of a download; the pieces that follow are the same fetch.
    /// - Returns: The run and where its file is.
    package func fetch(
        _ id: ExportRun.ID, isFirst: Bool, by caller: Caller
    ) async throws -> (run: ExportRun, path: String) {
        let now = database.clock.now()
        let run = try await one(id, for: caller)
        guard run.post == caller.post else { throw NotFound() }
        let order = ExportOrder(list: run.list, query: run.query, format: run.format, allColumns: run.allColumns)
        let plan = try plan(order, now)
        try caller.must(.exportData)
        try caller.must(plan.list.permission)
        guard run.state == .ready else { throw run.state == .gone ? ExportRefusal.gone : ExportRefusal.notReady }
        guard now.milliseconds < run.expiresAt.milliseconds, FileManager.default.fileExists(atPath: path(id))
        else { throw ExportRefusal.gone }
        if isFirst {
            try await database.write { db in
                try db.run("UPDATE export_run SET fetched = fetched + 1 WHERE id = $1", id)
                db.audit(AuditEntry(
                    by: caller, "export.fetched", "export", id, title: run.fileName, path: caller.scope.lower,
                    reason: run.purpose))
            }
        }
        return (run, path(id))
    }

    /// Stops one that is not done, takes away one that is.
    package func remove(_ id: ExportRun.ID, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let run = try ExportRun.one(id, of: caller.account, db)
            switch run.state {
            case .waiting, .running:
                try db.run("UPDATE export_run SET state = 'cancelled' WHERE id = $1", id)
                try db.run(
                    """
                    UPDATE job SET wants_stop = 1,
                        ended_at = CASE WHEN state = 'waiting' THEN CAST($2 AS BIGINT) ELSE NULL END,
                        state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
                    WHERE id = $1 AND state IN ('waiting', 'running')
                    """, run.job, now)
            case .ready: try db.run("UPDATE export_run SET state = 'gone' WHERE id = $1", id)
            case .failed, .cancelled, .gone: try db.run("DELETE FROM export_run WHERE id = $1", id)
            }
            db.audit(AuditEntry(by: caller, "export.removed", "export", id, title: run.fileName, path: caller.scope.lower))
        }
        if try await database.read({ db in try db.first("SELECT 1 AS one FROM export_run WHERE id = $1 AND state = 'running'", id) }) == nil {
            try? FileManager.default.removeItem(atPath: path(id))
        }
    }

    /// Takes files away whose seven days are over. A duty of the leading node.
    package func sweep() async throws {
        let now = database.clock.now()
        let ended = try await database.write { db in
            let ids = try db.rows("SELECT id FROM export_run WHERE state = 'ready' AND expires_at < $1 LIMIT 500", now)
                .map { try $0.int64("id") }
            try db.run("UPDATE export_run SET state = 'gone' WHERE state = 'ready' AND expires_at < $1", now)
            return ids
        }
        for id in ended { try? FileManager.default.removeItem(atPath: path(ExportRun.ID(id))) }
    }
}
