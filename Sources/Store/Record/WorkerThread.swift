import Dispatch

/// Runs long computing (password hashing, image headers) on a thread of its own, so that neither an event loop nor the
/// concurrency runtime stands still. At most two at once, in order of arrival.
package func onWorkerThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        workerQueue.addOperation { continuation.resume(with: Result { try work() }) }
    }
}

private let workerQueue: WorkerQueue = WorkerQueue()

/// Two threads, first come, first served.
private final class WorkerQueue: Sendable {
    private let queue = DispatchQueue(label: "huxue.worker", attributes: .concurrent)
    private let places = DispatchSemaphore(value: 2)
    private let line = DispatchQueue(label: "huxue.worker.line")

    func addOperation(_ work: @escaping @Sendable () -> Void) {
        line.async { [queue, places] in
            places.wait()
            queue.async {
                work()
                places.signal()
            }
        }
    }
}
