import Campus
import Synchronization

/// Bounds how many pages of one account listen on this node.
final class LiveSeats: Sendable {
    /// More open pages than anybody looks at.
    static let perAccount = 24
    static let all = 10_000

    private let taken = Mutex<[Account.ID: Int]>([:])

    /// - Returns: Whether there was a seat; whoever got one gives it back with `leave`.
    func take(_ account: Account.ID) -> Bool {
        taken.withLock { taken in
            let mine = taken[account] ?? 0
            guard mine < Self.perAccount, taken.count < Self.all else { return false }
            taken[account] = mine + 1
            return true
        }
    }

    func leave(_ account: Account.ID) {
        taken.withLock { taken in
            let left = (taken[account] ?? 1) - 1
            taken[account] = left > 0 ? left : nil
        }
    }
}
