import Hummingbird
import Synchronization

/// Counts answers by status and how long they took; read by `/metrics` and the health page.
package final class RequestTally: Sendable {
    package struct Figures: Sendable {
        /// Status → answers.
        package var answers: [Int: Int] = [:]
        /// Answers at most as slow as each of `bounds`, then all.
        package var atMost = [Int](repeating: 0, count: RequestTally.bounds.count + 1)
        package var seconds = 0.0
    }

    /// Seconds.
    package static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private let figures = Mutex(Figures())

    package init() {}

    /// The lock is held for a handful of additions.
    func add(status: Int, seconds: Double) {
        figures.withLock { figures in
            figures.answers[status, default: 0] += 1
            figures.seconds += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { figures.atMost[index] += 1 }
            figures.atMost[Self.bounds.count] += 1
        }
    }

    package var snapshot: Figures { figures.withLock { $0 } }
}

/// Times every request on a clock that only runs forward; it is never shown as a time of day.
struct TallyMiddleware: RouterMiddleware {
    let tally: RequestTally

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let stopwatch = ContinuousClock()
        let start = stopwatch.now
        let response = try await next(request, context)
        let passed = (stopwatch.now - start).components
        tally.add(status: response.status.code, seconds: Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
        return response
    }
}
