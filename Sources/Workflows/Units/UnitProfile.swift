package import Campus
import Store

/// A step of the way to a unit.
package struct UnitStep: Sendable, Equatable {
    package let id: Unit.ID
    package let name: String
}

/// Everything the page of a unit shows.
package struct UnitProfile: Sendable {
    package let unit: Unit
    /// Steps above it inside the caller's branch.
    package let way: [UnitStep]
    package let creditCode: String?
    package let openedOn: LocalDate?
    package let closedOn: LocalDate?
    package let successor: UnitStep?
    package let phone: String
    package let shortNames: [String]
    package let formerNames: [FormerName]
    package let shapes: [UnitShape]
    /// Names of the parents that stand in `shapes`.
    package let parentNames: [Unit.ID: String]
    package let reorganisations: [Reorganisation]
    package let history: [HistoryLine]
    package let people: [PersonInCharge]
    /// Open units below it, by kind.
    package let below: [Unit.Kind: Int]
    package let canBeDeleted: Bool
    package let changedBy: String
    package let changedAt: Instant

    package struct FormerName: Sendable, Equatable {
        package let name: String
        package let until: LocalDate?
    }

    package var planned: [Reorganisation] { reorganisations.filter { $0.state == .planned } }
}

extension UnitWork {
    package func profile(of id: Unit.ID, for caller: Caller) async throws -> UnitProfile {
        try caller.must(.seeUnits)
        let today = database.clock.today
        return try await database.read { db in
            try Self.profile(UnitRow.one(id, in: caller.scope, db), on: today, for: caller, db)
        }
    }

    static func profile(
        _ row: UnitRow, on today: LocalDate, for caller: Caller, _ db: Transaction
    ) throws -> UnitProfile {
        let id = row.unit.id
        let names = try UnitNameRow.all(of: id, db)
        let shapes = try UnitPeriods.all(of: id, db)
        let branch = Scope(branch: row.unit.path)
        let below = try db.rows(
            """
            SELECT kind, count(*) AS n FROM unit
            WHERE path > $1 AND path < $2 AND state <> 'closed' AND deleted_at IS NULL GROUP BY kind
            """, branch.lower, branch.upper)
        return try UnitProfile(
            unit: row.unit, way: UnitStep.way(to: row.unit.path, in: caller.scope, db), creditCode: row.creditCode,
            openedOn: row.openedOn, closedOn: row.closedOn,
            successor: row.successor.flatMap { id in
                try UnitNaming.names(of: [id], db)[id].map { UnitStep(id: id, name: $0) }
            },
            phone: row.phone, shortNames: names.filter { $0.kind == .short }.map(\.name),
            formerNames: names.filter { $0.kind == .former }.map { .init(name: $0.name, until: $0.until) },
            shapes: shapes, parentNames: UnitNaming.names(of: Array(Set(shapes.compactMap(\.parent))), db),
            reorganisations: ReorganisationRow.all(of: id, successor: row.successor, db),
            history: UnitHistory.of(id, db),
            people: PersonInCharge.at(id, on: today, for: caller, db),
            below: Dictionary(uniqueKeysWithValues: below.compactMap { row in
                try Unit.Kind(rawValue: row.text("kind")).map { ($0, try row.int("n")) }
            }),
            canBeDeleted: !UnitWork.hasDependants(row.unit, db), changedBy: row.changedBy, changedAt: row.changedAt)
    }

    /// The tree as it was on a day, in the caller's branch of today.
    package func shape(on day: LocalDate, for caller: Caller) async throws -> [UnitShape] {
        try caller.must(.seeUnits)
        return try await database.read { db in try UnitPeriods.shape(on: day, in: caller.scope, db) }
    }
}

extension UnitStep {
    static func way(to path: String, in scope: Scope, _ db: Transaction) throws -> [UnitStep] {
        try UnitNaming.ways(to: [path], db)[path, default: []]
            .filter { scope.contains($0.path) }
            .map { UnitStep(id: $0.id, name: $0.name) }
    }
}
