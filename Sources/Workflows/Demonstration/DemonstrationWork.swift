package import Campus
package import Store

/// Writes the demonstration region into an empty record.
package struct DemonstrationWork: Sendable {
    package enum Refusal: Error, Equatable {
        /// There are units already; a demonstration never mixes with real ones.
        case notEmpty
    }

    /// How far it is.
    package struct Progress: Sendable {
        package var schools: Int
        package var people: Int
        package var of: Int
    }

    let database: Database
    let keys: KeyRing
    let search: SearchIndex

    package init(database: Database, keys: KeyRing, search: SearchIndex) {
        self.database = database
        self.keys = keys
        self.search = search
    }

    /// Whether the record holds no unit yet.
    package func recordIsEmpty() async throws -> Bool {
        try await database.read { try $0.first("SELECT 1 AS one FROM unit LIMIT 1") == nil }
    }

    /// - Parameter password: Of every demonstration account.
    package func load(
        _ plan: DemonstrationPlan, password: String, progress: @Sendable (Progress) -> Void
    ) async throws {
        guard try await recordIsEmpty() else { throw Refusal.notEmpty }
        let boundaries = Dictionary(uniqueKeysWithValues: plan.boundaries.map { ($0.code, $0.geometry) })
        var places = DemonstrationPlaces()
        var done = Progress(schools: 0, people: 0, of: plan.schools)
        for batch in plan.batches {
            let known = places
            let writer = DemonstrationWriter(
                keys: keys, search: search, boundaries: boundaries, now: database.clock.now())
            places = try await database.write { db in try writer.write(batch, places: known, db) }
            done.schools += batch.schools.count
            done.people += batch.people.count
            progress(done)
        }
        try await addAccounts(plan, password: password, places: places)
    }

    /// One account a role, all with one hash: making thirty-nine would take as many times as long and hide nothing.
    private func addAccounts(_ plan: DemonstrationPlan, password: String, places: DemonstrationPlaces) async throws {
        let hash = try await onWorkerThread { try PasswordHash(of: password).text }
        let now = database.clock.now()
        try await database.write { db in
            for account in plan.accounts {
                guard let person = places.people[account.person] else { continue }
                try db.run(
                    """
                    INSERT INTO account (person_id, login, password, password_set_at, state, demonstration, created_at)
                    VALUES ($1, $2, $3, $4, 'active', 1, $4)
                    """, person, account.login, hash, now)
            }
            db.audit(
                AuditEntry(
                    personName: "", path: "", address: "", action: "demonstration.loaded", objectKind: "record",
                    objectID: "1", objectTitle: "seed \(plan.seed), \(plan.schools) schools"))
            try db.refreshStatistics(of: ["unit", "school", "person", "post", "search_key", "school_fact"])
        }
    }

    /// The demonstration accounts of this record, for the sign-in page; empty in any other record.
    package func accounts() async throws -> [(login: String, role: Role, unit: String)] {
        try await database.read { db in
            try db.rows(
                """
                SELECT account.login, post.role, unit.name FROM account
                JOIN post ON post.person_id = account.person_id JOIN unit ON unit.id = post.unit_id
                WHERE account.demonstration = 1 AND account.state = 'active' ORDER BY account.id
                """
            ).compactMap { row in
                try Role(rawValue: row.text("role")).map { (try row.text("login"), $0, try row.text("name")) }
            }
        }
    }
}

/// Where the units of the demonstration are in the record, and who the account holders are.
struct DemonstrationPlaces: Sendable {
    struct Place: Sendable {
        let id: Unit.ID
        let path: String
        let depth: Int
    }
    var units: [String: Place] = [:]
    var people: [String: Person.ID] = [:]
}

extension SchematicBoundary {
    /// GeoJSON of a MultiPolygon.
    fileprivate var geometry: String {
        let polygons = rings.map { ring in
            "[[" + ring.map { "[\(Self.short($0.longitude)),\(Self.short($0.latitude))]" }.joined(separator: ",") + "]]"
        }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[\(polygons.joined(separator: ","))]}"
    }

    private static func short(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
}
