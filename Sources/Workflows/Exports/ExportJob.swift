import Campus
import Store
import Synchronization

/// Makes the files of exports.
package struct ExportJob: JobKind {
    static let name = "export"

    package let kind = ExportJob.name
    let work: ExportWork

    package init(_ work: ExportWork) { self.work = work }

    package func run(_ job: RunningJob) async throws -> String {
        guard let id = ExportRun.ID(job.input) else { throw JobFailure("job.failure.input") }
        let rows = Mutex(0)
        // Rows come on a database thread that cannot wait; a task beside it tells how many there are.
        let teller = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(500))
                try await job.progress(done: rows.withLock { $0 }, total: 0)
            }
        }
        defer { teller.cancel() }
        do {
            try await work.go(id, isCancelled: { job.isCancelled }, progress: { count in rows.withLock { $0 = count } })
        } catch is CancellationError {
            try await work.set(.cancelled, id)
            throw CancellationError()
        } catch let refusal as ExportRefusal {
            try await work.set(.failed, id)
            throw JobFailure(Self.words(refusal))
        } catch is Denied {
            try await work.set(.failed, id)
            throw JobFailure("export.failure.rights")
        } catch {
            try await work.set(.failed, id)
            throw error
        }
        return "\(id)"
    }

    private static func words(_ refusal: ExportRefusal) -> String {
        switch refusal {
        case .tooManyRows: "export.failure.too-many-rows"
        case .diskFull: "export.failure.disk-full"
        case .unknownList, .unknownFormat, .needsPurpose, .notReady, .gone: "job.failure.input"
        }
    }
}
