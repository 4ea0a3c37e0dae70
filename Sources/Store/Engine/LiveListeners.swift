import Synchronization

/// Those on this node who wait for live events.
final class LiveListeners: Sendable {
    private struct State {
        var next = 0
        var open: [Int: AsyncStream<Int64>.Continuation] = [:]
    }
    private let state = Mutex(State())

    func stream() -> AsyncStream<Int64> {
        // A listener that falls behind re-reads the table from its last number, so dropping is harmless.
        let (stream, continuation) = AsyncStream<Int64>.makeStream(bufferingPolicy: .bufferingNewest(64))
        let number = state.withLock { state in
            state.next += 1
            state.open[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.open.removeValue(forKey: number) }
        }
        return stream
    }

    func tell(_ event: Int64) {
        state.withLock { Array($0.open.values) }.forEach { $0.yield(event) }
    }

    func finish() {
        let open = state.withLock { state in
            defer { state.open = [:] }
            return Array(state.open.values)
        }
        open.forEach { $0.finish() }
    }
}
