import Synchronization

/// What several tasks of a test write down.
final class Notebook: Sendable {
    private let written = Mutex<[String]>([])

    var lines: [String] { written.withLock { $0 } }

    func note(_ line: String) { written.withLock { $0.append(line) } }
}
