import Campus
import Foundation
import Synchronization

/// The only place that asks the machine for the time. For demonstrations it can be set, and runs on from there.
final class SettableClock: Sendable {
    private let offset: Mutex<Int64>

    /// - Parameter start: What the clock shows now; `nil` for the machine's own time.
    init(startingAt start: Instant? = nil) {
        offset = Mutex(start.map { $0.milliseconds - Self.machine() } ?? 0)
    }

    var clock: Clock { Clock { [self] in Instant(milliseconds: Self.machine() + offset.withLock { $0 }) } }

    func set(to instant: Instant) { offset.withLock { $0 = instant.milliseconds - Self.machine() } }

    private static func machine() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}
