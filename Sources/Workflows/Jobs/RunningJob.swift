package import Campus
import Store
import Synchronization

/// A job at work: what it was given, and how it says how far it is.
package struct RunningJob: Sendable {
    package let id: Job.ID
    package let kind: String
    package let title: String
    package let input: String
    /// For whom it works; `nil` when it was not a person who asked.
    package let account: Account.ID?
    package let path: String

    let lease: JobLease
    private let steps: Steps

    init(_ row: Row, lease: JobLease) throws {
        id = try row.id("id")
        kind = try row.text("kind")
        title = try row.text("title")
        input = try row.text("input")
        account = try row.maybe("account_id") { column throws(Row.Fault) in try row.id(column) }
        path = try row.text("path")
        self.lease = lease
        steps = Steps()
    }

    /// Somebody asked it to stop, or another node has taken it over: it should end soon, leaving nothing half done.
    package var isCancelled: Bool { Task.isCancelled || lease.mustStop }

    package func checkCancelled() throws(CancellationError) {
        if isCancelled { throw CancellationError() }
    }

    /// Says how far the job is, to the record and to whoever watches; as often as one likes.
    package func progress(done: Int, total: Int) async throws {
        try checkCancelled()
        guard steps.isWorthTelling(done: done, total: total) else { return }
        try await lease.renew(done: done, total: total)
        try checkCancelled()
    }

    /// Few people read faster than twice a second.
    private final class Steps: Sendable {
        private let told = Mutex<ContinuousClock.Instant?>(nil)

        func isWorthTelling(done: Int, total: Int) -> Bool {
            let now = ContinuousClock.now
            return told.withLock { told in
                if let last = told, now - last < .milliseconds(500), done < total { return false }
                told = now
                return true
            }
        }
    }
}
