import Campus
import HTTPTypes
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
    private let trustsProxy: Bool
    private let buckets = Mutex<[String: Bucket]>([:])

    /// - Parameter trustsProxy: Otherwise everybody behind the proxy would share its one address.
    init(clock: Clock, trustsProxy: Bool = false) {
        self.clock = clock
        self.trustsProxy = trustsProxy
    }

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let address = (trustsProxy ? GateMiddleware.forwarded(request) : nil) ?? context.address
        let isDoor = request.method == .post && request.uri.path.hasPrefix("/sign-in")
        let rule = isDoor ? Self.door : Self.inside
        let key = (isDoor ? "d" : "i") + Self.network(of: address)
        let (seconds, left) = wait(key, rule)
        if let seconds { throw TooManyRequests(seconds: seconds) }
        var response = try await next(request, context)
        if request.uri.path.hasPrefix("/api/") {
            let back = (rule.burst - left) / rule.perSecond
            response.headers[.rateLimit] = "\(Int(rule.burst))"
            response.headers[.rateLeft] = "\(Int(left))"
            response.headers[.rateReset] = "\(Int(back.rounded(.up)))"
        }
        return response
    }

    /// - Returns: Seconds to wait, or `nil` to go on; and how many requests are left at once.
    private func wait(_ key: String, _ rule: Rule) -> (seconds: Int?, left: Double) {
        let now = clock.now()
        return buckets.withLock { buckets in
            if buckets.count > Self.mostBuckets { buckets = [:] }
            var bucket = buckets[key] ?? Bucket(left: rule.burst, at: now)
            let passed = max(0, Double(now.milliseconds - bucket.at.milliseconds) / 1_000)
            bucket.left = min(rule.burst, bucket.left + passed * rule.perSecond)
            bucket.at = now
            defer { buckets[key] = bucket }
            guard bucket.left >= 1 else { return (max(1, Int((1 - bucket.left) / rule.perSecond)), 0) }
            bucket.left -= 1
            return (nil, bucket.left)
        }
    }

    static func network(of address: String) -> String {
        guard address.contains(":") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}

extension HTTPField.Name {
    fileprivate static let rateLimit = HTTPField.Name("RateLimit-Limit")!
    fileprivate static let rateLeft = HTTPField.Name("RateLimit-Remaining")!
    /// Seconds until all requests are there again.
    fileprivate static let rateReset = HTTPField.Name("RateLimit-Reset")!
}
