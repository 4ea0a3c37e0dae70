package import Campus
import Store

/// A fact as the profile shows it: what, and who said so when.
package struct FactLine: Sendable, Equatable {
    package let fact: SchoolFact
    /// As typed: `312`, `yes`, `primary`; `nil` when nobody knows.
    package let value: String?
    package let confirmedBy: String?
    package let confirmedOn: LocalDate?
    /// Never confirmed, or longer ago than a term.
    package let isOld: Bool
}

/// Everything the page of a school shows (SCH-01, SCH-02, SCH-03).
package struct SchoolProfile: Sendable {
    package let unit: UnitProfile
    package let facts: [FactLine]
    /// The version of the facts.
    package let version: Int64
    package let changedBy: String
    package let changedAt: Instant
    package let above: [PersonInCharge]
    package let position: Position?
    package let neighbours: [Neighbour]
    /// First and last day of each holiday of the school year, as terms leave them.
    package let holidays: [ClosedRange<LocalDate>]
    package let today: LocalDate

    package struct Position: Sendable, Equatable {
        package let longitude: Double
        package let latitude: Double
    }

    package struct Neighbour: Sendable, Equatable {
        package let id: Unit.ID
        package let name: String
        package let position: Position
    }

    package var missing: [FactLine] { facts.filter { $0.value == nil } }
    package var old: [FactLine] { facts.filter { $0.value != nil && $0.isOld } }
}

extension SchoolWork {
    /// Half of the box in which neighbours are looked for, in degrees: about two kilometres.
    private static let nearby = 0.02

    package func profile(of id: Unit.ID, for caller: Caller) async throws -> SchoolProfile {
        try caller.must(.seeSchools)
        let today = database.clock.today
        let calendar = calendar
        return try await database.read { db in
            let school = try SchoolRow.one(id, in: caller.scope, db)
            let unit = school.unit.unit
            let latest = try FactConfirmation.latest(of: id, db)
            let age = FactAge(today: today, path: unit.path, terms: calendar.terms)
            let position = Self.position(school)
            return try SchoolProfile(
                unit: UnitWork.profile(school.unit, on: today, for: caller, db),
                facts: SchoolFact.allCases.map { fact in
                    FactLine(
                        fact: fact, value: school.values[fact]?.text, confirmedBy: latest[fact]?.name,
                        confirmedOn: latest[fact]?.day, isOld: age.isOld(latest[fact]?.day))
                },
                version: school.version, changedBy: school.changedBy, changedAt: school.changedAt,
                above: PersonInCharge.above(unit.path, on: today, for: caller, db), position: position,
                neighbours: position.map { try Self.neighbours(of: id, at: $0, for: caller, db) } ?? [],
                holidays: SchoolHolidays.of(today, path: unit.path, calendar.terms), today: today)
        }
    }

    private static func position(_ school: SchoolRow) -> SchoolProfile.Position? {
        guard case .real(let longitude) = school.values[.longitude]?.sql,
            case .real(let latitude) = school.values[.latitude]?.sql
        else { return nil }
        return SchoolProfile.Position(longitude: longitude, latitude: latitude)
    }

    private static func neighbours(
        of id: Unit.ID, at position: SchoolProfile.Position, for caller: Caller, _ db: Transaction
    ) throws -> [SchoolProfile.Neighbour] {
        // Neighbours lie in the same county but for a few at its edge; its branch bounds the search.
        guard let path = try UnitRow.any(id, db)?.unit.path else { return [] }
        let county = path.split(separator: "/").prefix { $0.first != "u" }.prefix(3).map { $0 + "/" }.joined()
        let branch = county.isEmpty ? caller.scope : caller.scope.narrowed(to: county)
        // Nearest first; a degree of longitude is shorter than one of latitude (0.75: cos² of 30°).
        return try db.rows(
            """
            SELECT unit.id, unit.name, school.longitude, school.latitude FROM school JOIN unit ON unit.id = school.unit_id
            WHERE school.path >= $1 AND school.path < $2 AND school.longitude BETWEEN $3 AND $4
              AND school.latitude BETWEEN $5 AND $6 AND unit.id <> $7 AND unit.state = 'open' AND unit.deleted_at IS NULL
            ORDER BY (school.longitude - CAST($8 AS DOUBLE PRECISION)) * (school.longitude - CAST($8 AS DOUBLE PRECISION)) * 0.75
              + (school.latitude - CAST($9 AS DOUBLE PRECISION)) * (school.latitude - CAST($9 AS DOUBLE PRECISION)), unit.id LIMIT 12
            """, branch.lower, branch.upper, position.longitude - nearby, position.longitude + nearby,
            position.latitude - nearby, position.latitude + nearby, id, position.longitude, position.latitude
        ).map {
            try .init(
                id: $0.id("id"), name: $0.text("name"),
                position: .init(longitude: $0.double("longitude"), latitude: $0.double("latitude")))
        }
    }
}

/// The days between the terms of a school year.
enum SchoolHolidays {
    static func of(_ day: LocalDate, path: String, _ terms: TermBook) -> [ClosedRange<LocalDate>] {
        guard let code = Unit.divisionPath(path).split(separator: "/").last.flatMap({ try? DivisionCode(String($0)) })
        else { return [] }
        let year = SchoolYear(of: day)
        let days = terms.terms(of: year, in: code).map(\.days)
        guard let last = days.last?.upperBound else { return [] }
        let between = zip(days, days.dropFirst()).compactMap { first, next -> ClosedRange<LocalDate>? in
            let start = first.upperBound.adding(days: 1)
            let end = next.lowerBound.adding(days: -1)
            return start <= end ? start...end : nil
        }
        return between + (last < year.last ? [last.adding(days: 1)...year.last] : [])
    }
}
