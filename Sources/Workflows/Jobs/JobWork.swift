package import Campus
package import Store

/// One's own jobs: how far they are, and stopping one.
package struct JobWork: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// The newest first.
    package func mine(for caller: Caller) async throws -> [Job] {
        try await database.read { db in
            try db.rows(
                "SELECT \(Job.columns) FROM job WHERE account_id = $1 ORDER BY id DESC LIMIT 50", caller.account
            ).map(Job.init)
        }
    }

    package func one(_ id: Job.ID, for caller: Caller) async throws -> Job {
        try await database.read { db in try Self.find(id, caller, db) }
    }

    /// A waiting job is gone at once, a running one stops at its next step. One that is over stays as it is.
    package func cancel(_ id: Job.ID, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let job = try Self.find(id, caller, db)
            guard !job.state.isOver, !job.wantsStop else { return }
            try db.run(
                """
                UPDATE job SET wants_stop = 1,
                    ended_at = CASE WHEN state = 'waiting' THEN CAST($2 AS BIGINT) ELSE NULL END,
                    state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
                WHERE id = $1 AND state IN ('waiting', 'running')
                """, id, now)
            db.audit(
                AuditEntry(by: caller, "job.cancelled", "job", id, title: job.title, path: caller.scope.lower))
            try JobQueue.tell(id, caller.account, db, at: now)
        }
    }

    private static func find(_ id: Job.ID, _ caller: Caller, _ db: Transaction) throws -> Job {
        let row = try db.first("SELECT \(Job.columns) FROM job WHERE id = $1 AND account_id = $2", id, caller.account)
        guard let row else { throw NotFound() }
        return try Job(row)
    }
}
