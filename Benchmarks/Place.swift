import Campus
import Foundation
import Store

/// Where a run keeps its record: a file of its own, or a schema of its own on the PostgreSQL of `HUXUE_TEST_POSTGRES`.
struct Place: Sendable {
    let engine: String
    private let server: String?

    static var all: [Place] {
        let server = ProcessInfo.processInfo.environment["HUXUE_TEST_POSTGRES"]
        return [Place(engine: "sqlite", server: nil)] + (server.map { [Place(engine: "postgres", server: $0)] } ?? [])
    }

    static let clock = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

    /// The address of an empty record, and how to be rid of it.
    func fresh(in folder: URL) async throws -> (address: String, drop: @Sendable () async throws -> Void) {
        guard let server else {
            return ("sqlite:\(folder.appendingPathComponent("bench.db").path)", {})
        }
        let name = "bench" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        try await Self.run("CREATE SCHEMA \(name)", on: server)
        let address = server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)"
        return (address, { try await Self.run("DROP SCHEMA \(name) CASCADE", on: server) })
    }

    private static func run(_ sql: String, on server: String) async throws {
        let database = try Database(.postgres(server), clock: clock, connections: 1)
        try await database.write { _ = try $0.run(sql) }
        await database.close()
    }
}
