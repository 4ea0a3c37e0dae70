import Campus
package import Logging
package import ServiceLifecycle
package import Store

/// Empties the outbox. What cannot be delivered is tried again after growing pauses, and its state can be traced.
///
/// Any number of nodes may run one; a message is delivered in the transaction that marks it done, so exactly once.
package struct Courier: Service {
    /// Seconds to the next try: 10 s, 1 min, 5 min, 30 min, 2 h, 6 h; then it has failed.
    static let pauses: [Int64] = [10, 60, 300, 1_800, 7_200, 21_600]

    let database: Database
    let logger: Logger
    var carrier: any Carrier = NoticeCarrier()
    var patience = Duration.seconds(5)

    package init(database: Database, logger: Logger) {
        self.database = database
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let bell = Bell(database)
                do {
                    while try await deliverNext() {}
                } catch {
                    logger.warning("The outbox could not be read", metadata: ["error": "\(error)"])
                }
                await bell.wait(atMost: patience)
            }
        }
    }

    /// - Returns: Whether there was a message to try.
    func deliverNext() async throws -> Bool {
        let now = database.clock.now()
        guard let id = try await database.read({ db in try Self.next(db, at: now) }) else { return false }
        let carrier = carrier
        do {
            try await database.write { db in
                guard let payload = try Self.take(id, db, at: now) else { return }
                try carrier.deliver(payload, db, at: now)
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            logger.warning("A message was not delivered", metadata: ["message": "\(id)", "error": "\(error)"])
            try await postpone(id, because: "\(error)", at: now)
        }
        return true
    }

    private static func next(_ db: Transaction, at now: Instant) throws -> Int64? {
        try db.first(
            "SELECT id FROM outbox WHERE state = 'waiting' AND next_try_at <= $1 ORDER BY next_try_at, id LIMIT 1", now
        )?.int64("id")
    }

    /// - Returns: The payload, or `nil` if another node was faster.
    private static func take(_ id: Int64, _ db: Transaction, at now: Instant) throws -> String? {
        try db.first(
            """
            UPDATE outbox SET state = 'done', tries = tries + 1, ended_at = $2, failure = ''
            WHERE id = $1 AND state = 'waiting' AND next_try_at <= $2 RETURNING payload
            """, id, now)?.text("payload")
    }

    private func postpone(_ id: Int64, because reason: String, at now: Instant) async throws {
        try await database.write { db in
            let row = try db.first(
                "SELECT tries FROM outbox WHERE id = $1 AND state = 'waiting' AND next_try_at <= $2", id, now)
            guard let tries = try row?.int("tries") else { return }
            let pause = tries < Self.pauses.count ? Self.pauses[tries] : nil
            try db.run(
                """
                UPDATE outbox SET tries = tries + 1, failure = $2, state = $3, next_try_at = $4,
                    ended_at = CAST($5 AS BIGINT)
                WHERE id = $1
                """, id, reason.clipped(to: 500), pause == nil ? "failed" : "waiting", now.adding(seconds: pause ?? 0),
                pause == nil ? now : nil)
        }
    }
}

/// A way to people. Inside the platform there is one: a line under the bell.
protocol Carrier: Sendable {
    func deliver(_ payload: String, _ db: Transaction, at now: Instant) throws
}
