import Campus
import Logging
import ServiceLifecycle
import Workflows

/// Carries out what was decided about the tree for a day that has come: at start, and as the days go on.
///
/// Asking is one index look-up, so it is asked often enough that nobody waits for midnight on a clock that was moved.
struct DueReorganisations: Service {
    let work: ReorganisationWork
    let clock: Clock
    let logger: Logger

    private static let pause = Duration.seconds(300)

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    /// An outage of the record is no reason to stop: the next look does what this one could not.
    private func look() async {
        do {
            let done = try await work.applyDue(on: clock.today)
            if done != .init() {
                logger.info("Reorganisations", metadata: ["applied": "\(done.applied)", "failed": "\(done.failed)"])
            }
        } catch {
            logger.warning("Reorganisations wait", metadata: ["error": "\(error)"])
        }
    }
}
