package import Foundation
package import Campus
package import Store

/// Both engines of the record. Every test that touches SQL takes `arguments: TestEngine.all`.
package enum TestEngine: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqlite, postgres

    /// `./test` starts a private PostgreSQL and names it in `HUXUE_TEST_POSTGRES`; without it only SQLite is tested.
    package static var all: [TestEngine] { postgresAddress == nil ? [.sqlite] : [.sqlite, .postgres] }

    static var postgresAddress: String? { ProcessInfo.processInfo.environment["HUXUE_TEST_POSTGRES"] }

    package var description: String { rawValue }

    /// A fresh, migrated record of its own.
    package func database(clock: Clock, migrated: Bool = true) async throws -> Database {
        let database = try Database(try await freshAddress(), clock: clock, connections: 4)
        if migrated { try await database.migrate() }
        return database
    }

    /// The address of an empty record: a file of its own, or a schema of its own.
    package func freshAddress() async throws -> Database.Address {
        let name = "t" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        switch self {
        case .sqlite:
            return .sqlite(path: TestFolder.make().appendingPathComponent("\(name).db").path)
        case .postgres:
            let address = Self.postgresAddress ?? ""
            let server = try Database(.postgres(address), clock: .fixed, connections: 1)
            try await server.write { _ = try $0.run("CREATE SCHEMA \(name)") }
            await server.close()
            return .postgres(address + (address.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)")
        }
    }
}

/// A folder of its own for a test, under the system's temporary folder.
package enum TestFolder {
    package static func make() -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("huxue-tests/\(UUID().uuidString)", isDirectory: true)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}

extension Clock {
    /// 2026-11-20 (Friday) 09:00 in Beijing, and it stays so.
    package static let fixed = Clock { Instant(milliseconds: LocalDate("2026-11-20").start.milliseconds + 9 * 3_600_000) }
}
