import Campus
import Hummingbird
import Synchronization

/// Bounds how fast one address may knock at the door; pages behind it are bounded more widely.
///
/// A token bucket an address (IPv6 by its /64). The table is emptied when it grows beyond its bound.
final class RequestLimit: RouterMiddleware {
    typealias Context = VisitorContext

    private struct Bucket {
        var left: Double
        var at: Instant
    }
    private struct Rule {
        /// Requests at once, and how many come back a second.
        let burst: Double
        let perSecond: Double
    }

    private static let door = Rule(burst: 40, perSecond: 1)
    private static let inside = Rule(burst: 600, perSecond: 100)
    private static let mostBuckets = 50_000

    private let clock: Clock
    private let buckets = Mutex<[String: Bucket]>([:])

    init(clock: Clock) { self.clock = clock }

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let isDoor = request.method == .post && request.uri.path.hasPrefix("/sign-in")
        let rule = isDoor ? Self.door : Self.inside
        let key = (isDoor ? "d" : "i") + Self.network(of: context.address)
        if let seconds = wait(key, rule) { throw TooManyRequests(seconds: seconds) }
        return try await next(request, context)
    }

    /// - Returns: Seconds to wait, or `nil` to go on.
    private func wait(_ key: String, _ rule: Rule) -> Int? {
        let now = clock.now()
        return buckets.withLock { buckets in
            if buckets.count > Self.mostBuckets { buckets = [:] }
            var bucket = buckets[key] ?? Bucket(left: rule.burst, at: now)
            let passed = max(0, Double(now.milliseconds - bucket.at.milliseconds) / 1_000)
            bucket.left = min(rule.burst, bucket.left + passed * rule.perSecond)
            bucket.at = now
            defer { buckets[key] = bucket }
            guard bucket.left >= 1 else { return max(1, Int((1 - bucket.left) / rule.perSecond)) }
            bucket.left -= 1
            return nil
        }
    }

    static func network(of address: String) -> String {
        guard address.contains(":") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}
