import Campus
package import Store

/// What is thrown away when its time is over, so that no table grows for ever.
package struct Housekeeping: Sendable {
    static let day: Int64 = 86_400

    let database: Database

    package init(database: Database) { self.database = database }

    /// Live events and first answers are needed for as long as a broken line or a repeated request may come back.
    package var duties: [Duty] {
        [
            Duty("live-events") { try await trim("DELETE FROM live_event WHERE at < $1", olderThan: Self.day) },
            Duty("first-answers") { try await trim("DELETE FROM idempotency WHERE at < $1", olderThan: Self.day) },
            Duty("sign-in-failures", every: 3_600) {
                try await trim("DELETE FROM sign_in_failure WHERE at < $1", olderThan: Self.day)
            },
            Duty("outbox", every: 3_600) {
                try await trim("DELETE FROM outbox WHERE state = 'done' AND ended_at < $1", olderThan: 30 * Self.day)
            },
            Duty("jobs", every: 3_600) {
                try await trim(
                    "DELETE FROM job WHERE state IN ('done', 'failed', 'cancelled') AND ended_at < $1",
                    olderThan: 90 * Self.day)
            },
            Duty("notices", every: 3_600) {
                try await trim("DELETE FROM notice WHERE read_at < $1", olderThan: 180 * Self.day)
            },
        ]
    }

    private func trim(_ sql: String, olderThan seconds: Int64) async throws {
        let limit = database.clock.now().adding(seconds: -seconds)
        try await database.write { db in _ = try db.run(sql, limit) }
    }
}
