import Foundation
import Synchronization

/// What a browser would see: start, memory, requests a second beside the bare framework, times over the wire.
struct WebFigures {
    let region: Region
    let address: String
    let data: URL
    private let port = 18_080 + Int.random(in: 0..<1_000) * 2

    init(region: Region, address: String, data: URL) {
        self.region = region
        self.address = address
        self.data = data
    }

    func all() async throws -> [Figure] {
        let token = try await region.token(branch: "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["serve", address, data.path, "\(port)"]
        let began = ContinuousClock.now
        try process.run()
        defer { process.terminate() }
        let seconds = try await readiness(since: began)
        try await Task.sleep(for: .seconds(3))
        let idle = Self.resident(process.processIdentifier)
        var figures = [
            Figure(name: "start to first answer", value: seconds, unit: "s", bound: "< 2"),
            Figure(name: "idle server", value: idle, unit: "MB", bound: "< 150"),
        ]
        let bare = try await load(port + 1, "/bare", token: nil)
        figures.append(Figure(name: "bare framework", value: bare.perSecond, unit: "/s", ratio: 1))
        for path in ["/healthz", "/", "/api/v1/me", "/api/v1/schools?canteen=yes&sort=-pupils", "/api/v1/search?q=dyxx"] {
            let timing = try await load(port, path, token: token)
            figures.append(Figure(name: "GET \(path)", value: timing.perSecond, unit: "/s", ratio: timing.perSecond / bare.perSecond))
            figures.append(Figure(name: "GET \(path) p95", value: timing.p95, unit: "ms", ratio: timing.p95 / bare.p95))
        }
        figures.append(Figure(name: "server after the load", value: Self.resident(process.processIdentifier), unit: "MB"))
        return figures
    }

    private func readiness(since began: ContinuousClock.Instant) async throws -> Double {
        while (ContinuousClock.now - began).milliseconds < 30_000 {
            if let wire = try? Wire(port: port), (try? wire.get("/healthz", headers: "")) == 200 {
                return (ContinuousClock.now - began).milliseconds / 1_000
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Wire.Broken()
    }

    /// Eight connections that stay open, each on a thread of its own, for three seconds.
    private func load(_ port: Int, _ path: String, token: String?) async throws -> Timing {
        let tally = Tally()
        let start = ContinuousClock.now
        await withTaskGroup(of: Void.self) { group in
            for user in 0..<Timing.users {
                group.addTask { @Sendable in
                    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
                        Thread.detachNewThread { @Sendable in
                            tally.add { try Self.user(user, port, path, token, until: start + .seconds(3)) }
                            done.resume()
                        }
                    }
                }
            }
        }
        let seconds = (ContinuousClock.now - start).milliseconds / 1_000
        if tally.isBroken { tell("GET \(path): not every answer was good") }
        return Timing(times: tally.sorted, seconds: seconds)
    }

    private static func user(
        _ user: Int, _ port: Int, _ path: String, _ token: String?, until end: ContinuousClock.Instant
    ) throws -> [Double] {
        let wire = try Wire(port: port)
        var times: [Double] = []
        var turn = 0
        while ContinuousClock.now < end {
            turn += 1
            let from = "X-Forwarded-For: 10.\(user).\(turn / 250 % 250).\(turn % 250)\r\n"
            let began = ContinuousClock.now
            let status = try wire.get(path, headers: from + (token.map { "Authorization: Bearer \($0)\r\n" } ?? ""))
            guard status == 200 else { throw Wire.Broken() }
            times.append((ContinuousClock.now - began).milliseconds)
        }
        return times
    }

    /// Resident memory in MB.
    private static func resident(_ process: Int32) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1_024
    }
}

/// The times of all users.
private final class Tally: Sendable {
    private let times = Mutex<[Double]?>([])

    /// One answer that was not good spoils the whole figure.
    func add(_ measure: () throws -> [Double]) {
        let found = try? measure()
        times.withLock { times in
            if let found, let sofar = times { times = sofar + found } else { times = nil }
        }
    }

    var isBroken: Bool { times.withLock { $0 == nil } }
    var sorted: [Double] { times.withLock { ($0 ?? []).sorted() } }
}
