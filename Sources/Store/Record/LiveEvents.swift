package import Campus

/// Something changed that somebody may be watching.
package struct LiveEvent: Sendable, Equatable {
    package let id: Int64
    package let topic: String
    package let subject: String
}

extension Transaction {
    /// Tells those who watch this branch, after the commit, on every node. It carries no content, only what to re-read.
    ///
    /// - Parameter account: Only this account hears it, e.g. of its own notices.
    package func announce(_ topic: String, _ subject: String, path: String, to account: Account.ID? = nil, at now: Instant)
        throws
    {
        unannounced.append([now.sqlValue, .text(path), account.sqlValue, .text(topic), subject.sqlValue])
    }

    /// Numbers the events just before the commit, one transaction at a time: a watcher that has heard number 12 never
    /// finds a number 11 afterwards, so it may resume from the last number it heard.
    func numberLiveEvents() throws {
        guard !unannounced.isEmpty else { return }
        try session.lockForNumbering()
        var newest: Int64 = 0
        for event in unannounced {
            newest = try rows(
                "INSERT INTO live_event (at, path, account_id, topic, subject) VALUES ($1, $2, $3, $4, $5) RETURNING id",
                arguments: event
            ).first?.int64("id") ?? newest
        }
        try session.announce(newest)
        unannounced = []
    }

    /// What a watcher may hear after number `last`, oldest first.
    package func liveEvents(after last: Int64, for account: Account.ID, in scope: Scope) throws -> [LiveEvent] {
        try rows(
            """
            SELECT id, topic, subject FROM live_event
            WHERE id > $1 AND (account_id = $2 OR (account_id IS NULL AND path >= $3 AND path < $4))
            ORDER BY id LIMIT 500
            """, last, account, scope.lower, scope.upper
        ).map { try LiveEvent(id: $0.int64("id"), topic: $0.text("topic"), subject: $0.text("subject")) }
    }

    package func newestLiveEvent() throws -> Int64 {
        try first("SELECT coalesce(max(id), 0) AS id FROM live_event")?.int64("id") ?? 0
    }
}

extension Database {
    /// The numbers of live events as they are committed, here or on another node; 0 means "look for yourself".
    package func liveEvents() -> AsyncStream<Int64> { engine.liveEvents() }
}
