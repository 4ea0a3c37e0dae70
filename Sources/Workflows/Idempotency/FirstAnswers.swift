package import Campus
package import Store

/// A write that comes twice gets the first answer again (G-04).
///
/// The first request takes its key before anything is done and leaves the answer under it. When the node died in
/// between, nobody knows whether the write happened: the key then stays taken, and the caller is told to look.
package struct FirstAnswers: Sendable {
    /// How long a request waits for a twin that is still at work.
    static let patience = 50
    static let pause = Duration.milliseconds(100)

    let database: Database

    package init(database: Database) { self.database = database }

    package struct Answer: Sendable, Equatable {
        package let status: Int
        package let location: String
        package let body: String

        package init(status: Int, location: String, body: String) {
            self.status = status
            self.location = location
            self.body = body
        }
    }

    package enum Refusal: Error, Equatable {
        /// The key was used for something else.
        case otherRequest
        /// The twin is still at work, or its end is unknown.
        case stillRunning
    }

    /// - Parameter request: Everything that makes the request what it is: method, address, content.
    /// - Returns: The first answer, or `nil` for whoever comes first and must `keep` or `release`.
    package func begin(_ key: String, _ request: String, by caller: Caller) async throws -> Answer? {
        let digest = SM3.hash(request).hex
        for _ in 0..<Self.patience {
            switch try await take(key, digest, by: caller) {
            case .mine: return nil
            case .known(let answer): return answer
            case .other: throw Refusal.otherRequest
            case .running: try await Task.sleep(for: Self.pause)
            }
        }
        throw Refusal.stillRunning
    }

    private enum Finding {
        case mine, running, other
        case known(Answer)
    }

    private func take(_ key: String, _ digest: String, by caller: Caller) async throws -> Finding {
        let now = database.clock.now()
        return try await database.write { db in
            let taken = try db.run(
                """
                INSERT INTO idempotency (account_id, key, request, status, location, body, at)
                VALUES ($1, $2, $3, 0, '', '', $4) ON CONFLICT (account_id, key) DO NOTHING
                """, caller.account, key, digest, now)
            if taken == 1 { return .mine }
            let row = try db.first(
                "SELECT request, status, location, body FROM idempotency WHERE account_id = $1 AND key = $2",
                caller.account, key)
            guard let row else { return .running }
            guard try row.text("request") == digest else { return .other }
            let answer = try Answer(status: row.int("status"), location: row.text("location"), body: row.text("body"))
            return answer.status == 0 ? .running : .known(answer)
        }
    }

    /// Whatever happens to the one who waits for the answer, it is kept for the next.
    package func keep(_ answer: Answer, for key: String, by caller: Caller) async throws {
        let database = database
        try await Task {
            try await database.write { db in
                _ = try db.run(
                    "UPDATE idempotency SET status = $3, location = $4, body = $5 WHERE account_id = $1 AND key = $2",
                    caller.account, key, answer.status, answer.location, answer.body)
            }
        }.value
    }

    /// Nothing was written: the same key may be tried again, e.g. with the form corrected.
    package func release(_ key: String, by caller: Caller) async throws {
        let database = database
        try await Task {
            try await database.write { db in
                _ = try db.run(
                    "DELETE FROM idempotency WHERE account_id = $1 AND key = $2 AND status = 0", caller.account, key)
            }
        }.value
    }
}
