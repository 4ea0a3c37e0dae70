import Campus
package import Logging
package import ServiceLifecycle
package import Store

/// One node at a time does the duties; when it dies, another takes over.
package struct Leader: Service {
    static let leaseSeconds: Int64 = 30
    static let lease = "leader"

    let database: Database
    let node: String
    let duties: [Duty]
    let logger: Logger
    var pause = Duration.seconds(10)

    package init(database: Database, node: String, duties: [Duty], logger: Logger) {
        self.database = database
        self.node = node
        self.duties = duties
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var diary: [String: Instant] = [:]
            while !Task.isCancelled {
                await round(&diary)
                try? await Task.sleep(for: pause)
            }
        }
        await Task { try? await resign() }.value
    }

    /// Does what is due, if this node leads.
    ///
    /// - Parameter diary: When each duty was last done here.
    func round(_ diary: inout [String: Instant]) async {
        for duty in duties {
            do {
                // Before each duty, for one may last longer than the lease.
                guard try await leads() else { return diary = [:] }
                let now = database.clock.now()
                // A clock that was set back must not stop the duties until it has caught up.
                if let last = diary[duty.name], last <= now, now.seconds(since: last) < duty.every { continue }
                diary[duty.name] = now
                try await duty.run()
            } catch is CancellationError {
                return
            } catch {
                logger.error("A duty failed", metadata: ["duty": "\(duty.name)", "error": "\(error)"])
            }
        }
    }

    /// Takes or renews the lead.
    func leads() async throws -> Bool {
        let now = database.clock.now()
        let node = node
        return try await database.write { db in
            // An end far in the future comes from a clock that was set back.
            try db.run(
                """
                INSERT INTO lease (name, holder, until_at) VALUES ($1, $2, $3)
                ON CONFLICT (name) DO UPDATE SET holder = $2, until_at = $3
                WHERE lease.holder = $2 OR lease.until_at < $4 OR lease.until_at > $5
                """, Self.lease, node, now.adding(seconds: Self.leaseSeconds), now,
                now.adding(seconds: Self.leaseSeconds * 2)) == 1
        }
    }

    /// Lets another node lead at once instead of after the lease.
    private func resign() async throws {
        let node = node
        try await database.write { db in
            _ = try db.run("UPDATE lease SET until_at = 0 WHERE name = $1 AND holder = $2", Self.lease, node)
        }
    }
}
