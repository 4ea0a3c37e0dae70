package import Campus

extension Database {
    /// Where the record is: `sqlite:PATH` or `postgres://…`.
    package enum Address: Sendable, Equatable {
        case sqlite(path: String)
        case postgres(String)

        package struct Malformed: Error, Equatable { package let text: String }

        package init(_ text: String) throws(Malformed) {
            if text.hasPrefix("sqlite:"), text.count > 7 {
                self = .sqlite(path: String(text.dropFirst(7)))
            } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
                self = .postgres(text)
            } else {
                throw Malformed(text: text)
            }
        }
    }

    /// Opens the record. It is not migrated yet.
    package init(_ address: Address, clock: Clock, connections: Int = 8) throws {
        self.clock = clock
        switch address {
        case .sqlite(let path): engine = try SQLiteEngine(path: path)
        case .postgres(let text): engine = try PostgresEngine(address: text, connections: connections)
        }
    }

    /// Brings the schema up to date.
    ///
    /// - Returns: The names of the migrations that ran now.
    @discardableResult
    package func migrate(_ migrations: [Migration] = Migration.all) async throws -> [String] {
        try await engine.write { session in
            let noted = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)"
            _ = try session.run(noted, [])
        }
        var applied: [String] = []
        for migration in migrations where try await engine.migrate(migration, at: clock.now()) {
            applied.append(migration.name)
        }
        return applied
    }
}
