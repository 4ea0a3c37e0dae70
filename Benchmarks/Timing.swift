/// Times of one kind of work, by eight users at once.
struct Timing: Sendable {
    static let users = 8

    /// Milliseconds, ascending.
    let times: [Double]
    let seconds: Double

    var p50: Double { at(0.50) }
    var p95: Double { at(0.95) }
    var perSecond: Double { Double(times.count) / seconds }

    private func at(_ part: Double) -> Double { times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * part))] }

    /// - Parameter each: How often every user does it; the first tenth warms up and is not counted.
    static func of(_ each: Int, _ work: @escaping @Sendable (_ user: Int, _ turn: Int) async throws -> Void) async throws -> Timing {
        let warm = max(1, each / 10)
        let start = ContinuousClock.now
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for user in 0..<users {
                group.addTask {
                    var times: [Double] = []
                    for turn in 0..<(each + warm) {
                        let began = ContinuousClock.now
                        try await work(user, turn)
                        if turn >= warm { times.append((ContinuousClock.now - began).milliseconds) }
                    }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Timing(times: times.sorted(), seconds: (ContinuousClock.now - start).milliseconds / 1_000)
    }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1e15 }
}
