package import Campus
package import Store

/// Where jobs are put: in the transaction that asks for them, so that none is lost and none is done for nothing.
package enum JobQueue {
    /// - Parameters:
    ///   - title: What people read in the list of their jobs.
    ///   - input: Whatever the kind needs to begin, e.g. the number of its run.
    package static func add(
        kind: String, title: String, input: String, for caller: Caller, _ db: Transaction, at now: Instant
    ) throws -> Job.ID {
        let id = Job.ID(try db.insert(
            """
            INSERT INTO job (kind, title, input, state, account_id, path, created_at)
            VALUES ($1, $2, $3, 'waiting', $4, $5, $6) RETURNING id
            """, kind, title, input, caller.account, caller.scope.lower, now))
        try tell(id, caller.account, db, at: now)
        return id
    }

    /// Whoever asked for a job hears how far it is; runners of every node wake up.
    static func tell(_ id: Job.ID, _ account: Account.ID?, _ db: Transaction, at now: Instant) throws {
        try db.announce("job", "\(id)", path: "", to: account ?? Account.ID(0), at: now)
    }
}
