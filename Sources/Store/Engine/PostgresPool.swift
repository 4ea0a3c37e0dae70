import Dispatch
import Synchronization

/// Connections, each with a thread of its own; whoever finds none free waits in line.
final class PostgresPool: Sendable {
    private struct Seat: Sendable {
        let queue: DispatchQueue
        var connection: PostgresConnection?
    }
    private struct State {
        var free: [Seat] = []
        var opened = 0
        var waiting: [CheckedContinuation<Seat, Never>] = []
    }

    private let address: String
    private let most: Int
    private let state = Mutex(State())

    init(address: String, most: Int) {
        self.address = address
        self.most = most
    }

    func withConnection<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        var seat = await take()
        let kept = seat.connection
        let address = address
        let (result, connection) = await withCheckedContinuation { continuation in
            seat.queue.async {
                continuation.resume(returning: Self.attempt(kept, address: address, body))
            }
        }
        seat.connection = connection?.isAlive == true ? connection : nil
        give(back: seat)
        return try result.get()
    }

    /// A connection that died while it was idle is replaced once, before anything was sent on the new one.
    private static func attempt<Value>(
        _ kept: PostgresConnection?, address: String, _ body: (PostgresConnection) throws -> Value
    ) -> (Result<Value, any Error>, PostgresConnection?) {
        if let kept {
            let result = Result { try body(kept) }
            guard case .failure(DatabaseFault.unavailable) = result, !kept.isAlive else { return (result, kept) }
        }
        do {
            let fresh = try PostgresConnection(address: address)
            return (Result { try body(fresh) }, fresh)
        } catch {
            return (.failure(error), nil)
        }
    }

    private func take() async -> Seat {
        await withCheckedContinuation { continuation in
            let seat: Seat? = state.withLock { state in
                if let seat = state.free.popLast() { return seat }
                if state.opened < most {
                    state.opened += 1
                    return Seat(queue: DispatchQueue(label: "huxue.postgres.\(state.opened)"), connection: nil)
                }
                state.waiting.append(continuation)
                return nil
            }
            if let seat { continuation.resume(returning: seat) }
        }
    }

    private func give(back seat: Seat) {
        let next = state.withLock { state -> CheckedContinuation<Seat, Never>? in
            guard !state.waiting.isEmpty else {
                state.free.append(seat)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: seat)
    }

    func close() {
        state.withLock { $0.free = $0.free.map { Seat(queue: $0.queue, connection: nil) } }
    }
}
