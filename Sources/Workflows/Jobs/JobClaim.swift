import Campus
import Store

/// Takes the next job for one node; several nodes may try at once, one of them gets it.
struct JobClaim: Sendable {
    /// A job that took its node down so often is not tried again.
    static let mostTries = 3

    let database: Database
    let kinds: [String]

    /// - Returns: `nil` if there is nothing to do.
    func next(holder: String) async throws -> RunningJob? {
        let now = database.clock.now()
        guard !kinds.isEmpty, try await database.read({ db in try candidate(db, at: now) }) != nil else { return nil }
        let database = database
        return try await database.write { db in
            try giveUp(db, at: now)
            guard let id = try candidate(db, at: now), let row = try take(id, holder, db, at: now) else { return nil }
            let account: Account.ID? = try row.maybe("account_id") { column throws(Row.Fault) in try row.id(column) }
            try JobQueue.tell(id, account, db, at: now)
            return try RunningJob(
                row, lease: JobLease(database: database, id: id, account: account, holder: holder))
        }
    }

    /// Waiting, or running on a node that has not been heard of. An end far in the future comes from a clock that was
    /// set back.
    private static let isFree = """
        (state = 'waiting' OR (state = 'running' AND (until_at < $1 OR until_at > $2)))
        """

    private func candidate(_ db: Transaction, at now: Instant) throws -> Job.ID? {
        let places = kinds.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        return try db.rows(
            "SELECT id FROM job WHERE \(Self.isFree) AND kind IN (\(places)) ORDER BY id LIMIT 1",
            arguments: [now.sqlValue, latest(now).sqlValue] + kinds.map(SQLValue.text)
        ).first?.id("id")
    }

    private func take(_ id: Job.ID, _ holder: String, _ db: Transaction, at now: Instant) throws -> Row? {
        try db.first(
            """
            UPDATE job SET state = 'running', holder = $3, until_at = $4, started_at = $1, tries = tries + 1, done = 0
            WHERE id = $5 AND \(Self.isFree)
            RETURNING id, kind, title, input, account_id, path
            """, now, latest(now), holder, now.adding(seconds: JobLease.seconds), id)
    }

    private func giveUp(_ db: Transaction, at now: Instant) throws {
        try db.run(
            """
            UPDATE job SET state = 'failed', failure = $3, ended_at = $1, holder = ''
            WHERE state = 'running' AND tries >= $4 AND \(Self.isFree)
            """, now, latest(now), JobFailure.gaveUp.words, Self.mostTries)
    }

    private func latest(_ now: Instant) -> Instant { now.adding(seconds: JobLease.seconds * 2) }
}
