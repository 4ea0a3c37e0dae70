import Campus
package import Logging
package import ServiceLifecycle
package import Store

/// Does the jobs that wait, some at once. Any number of nodes may run one.
///
/// A node that goes down puts its jobs back; one that dies is noticed by its lease, and another takes them up.
package struct JobRunner: Service {
    /// Jobs at once on one node: pages must stay quick beside them.
    static let lanes = 2
    /// Renewed well before a lease ends.
    static let renewal = Duration.seconds(JobLease.seconds / 3)

    let database: Database
    let kinds: [any JobKind]
    let node: String
    let logger: Logger
    /// Looks for work at least so often, for what nobody announced: jobs whose node died.
    var patience = Duration.seconds(2)

    package init(database: Database, kinds: [any JobKind], node: String, logger: Logger) {
        self.database = database
        self.kinds = kinds
        self.node = node
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { lanes in
                for lane in 0..<Self.lanes { lanes.addTask { await work(in: lane) } }
            }
        }
    }

    private func work(in lane: Int) async {
        var runs = 0
        while !Task.isCancelled {
            runs += 1
            let bell = Bell(database)
            do {
                if try await runNext(holder: "\(node)/\(lane)/\(runs)") { continue }
            } catch {
                logger.warning("No job could be taken", metadata: ["error": "\(error)"])
            }
            await bell.wait(atMost: patience)
        }
    }

    /// - Returns: Whether there was one.
    func runNext(holder: String) async throws -> Bool {
        let claim = JobClaim(database: database, kinds: kinds.map(\.kind))
        guard let job = try await claim.next(holder: holder) else { return false }
        let end = await run(job)
        guard !job.lease.isLost else { return true }
        // How it ended is written down even while this node goes down.
        try await Task { try await job.lease.end(end) }.value
        return true
    }

    private func run(_ job: RunningJob) async -> JobEnd {
        guard let kind = kinds.first(where: { $0.kind == job.kind }) else { return .failed(.unknownKind) }
        let keeper = Task { await keep(job.lease) }
        defer { keeper.cancel() }
        do {
            return .done(try await kind.run(job))
        } catch let failure as JobFailure {
            return .failed(failure)
        } catch {
            if job.lease.wantsStop { return .cancelled }
            if Task.isCancelled { return .putBack }
            logger.error("A job failed", metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "error": "\(error)"])
            return .failed(.unexpected)
        }
    }

    private func keep(_ lease: JobLease) async {
        while !lease.isLost {
            guard (try? await Task.sleep(for: Self.renewal)) != nil else { return }
            do { try await lease.renew() } catch {
                logger.warning("A lease was not renewed", metadata: ["error": "\(error)"])
            }
        }
    }
}
