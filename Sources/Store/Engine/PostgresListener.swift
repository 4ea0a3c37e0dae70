import Dispatch
import Foundation
import Synchronization

/// Hears `NOTIFY huxue_live` on a connection and a thread of its own, and reconnects by itself.
final class PostgresListener: Sendable {
    private let address: String
    private let listeners = LiveListeners()
    private let state = Mutex((started: false, closed: false))

    init(address: String) { self.address = address }

    func stream() -> AsyncStream<Int64> {
        let starts = state.withLock { state in
            defer { state.started = true }
            return !state.started
        }
        if starts { Thread.detachNewThread { [self] in listen() } }
        return listeners.stream()
    }

    func close() {
        state.withLock { $0.closed = true }
        listeners.finish()
    }

    private var isClosed: Bool { state.withLock(\.closed) }

    private func listen() {
        while !isClosed {
            do {
                let connection = try PostgresConnection(address: address)
                try connection.execute("LISTEN huxue_live")
                // Something may have been committed while nobody listened: 0 says "look for yourselves".
                listeners.tell(0)
                hear(connection)
            } catch {
                Thread.sleep(forTimeInterval: 1)
            }
        }
    }

    private func hear(_ connection: PostgresConnection) {
        while !isClosed, connection.isAlive {
            var descriptor = pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 500) > 0 else { continue }
            for text in connection.notifications() {
                if let event = Int64(text) { listeners.tell(event) }
            }
        }
    }
}
