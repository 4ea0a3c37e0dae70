package import Campus
import Store

/// How the schools of a branch stand: each by the day on which its facts were last confirmed.
package struct DeskLights: Sendable, Equatable {
    /// Above so many schools, places are counted instead of schools drawn.
    static let mostMarks = 120
    static let mostRows = 40

    package enum Light: String, Sendable, CaseIterable {
        /// Confirmed this term.
        case fresh
        /// Confirmed, but longer ago than a term.
        case old
        /// Never confirmed: nobody knows. Not the same as fine.
        case none
    }

    package struct School: Sendable, Equatable {
        package let unit: Unit.ID
        package let name: String
        package let light: Light
    }

    /// A town, a county, a city: with its schools, or with their number only.
    package struct Place: Sendable, Equatable {
        package let unit: Unit.ID
        package let name: String
        package let schools: [School]
        package let counts: [Light: Int]
    }

    package let places: [Place]
    /// Places that are not shown because there are too many.
    package let more: Int

    package var drawsSchools: Bool { places.contains { !$0.schools.isEmpty } }
    package var schools: Int { Light.allCases.map(count).reduce(0, +) }
    package func count(_ light: Light) -> Int { places.reduce(0) { $0 + ($1.counts[light] ?? 0) } }

    static func of(_ caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> DeskLights? {
        guard caller.may(.seeSchools), caller.scope != .everything else { return nil }
        let age = FactAge(today: moment.today, path: caller.scope.lower, terms: moment.calendar.terms)
        let few = try drawn(caller.scope, age, db)
        let lights = if let few { few } else { try counted(caller.scope, age, db) }
        // A single school has a page of its own.
        return lights.schools > 1 ? lights : nil
    }

    private static let open = """
        school.path >= $1 AND school.path < $2 AND unit.state = 'open' AND unit.deleted_at IS NULL
        """

    /// Not every unit has a short name.
    private static func short(_ table: String) -> String { "coalesce(nullif(\(table).short_name, ''), \(table).name)" }

    /// - Returns: `nil` if there are too many to draw.
    private static func drawn(_ scope: Scope, _ age: FactAge, _ db: Transaction) throws -> DeskLights? {
        let rows = try db.rows(
            """
            SELECT unit.id, \(short("unit")) AS short_name, school.confirmed_on, place.id AS place_id,
                   \(short("place")) AS place_name
            FROM school JOIN unit ON unit.id = school.unit_id JOIN unit AS place ON place.id = unit.parent_id
            WHERE \(open) ORDER BY place.path, school.name_key LIMIT \(mostMarks + 1)
            """, scope.lower, scope.upper)
        guard rows.count <= mostMarks else { return nil }
        var order: [Unit.ID] = []
        var found: [Unit.ID: (name: String, schools: [School])] = [:]
        for row in rows {
            let place: Unit.ID = try row.id("place_id")
            let day = try row.maybe("confirmed_on", row.date)
            let light: Light = day == nil ? .none : age.isOld(day) ? .old : .fresh
            if found[place] == nil {
                order.append(place)
                found[place] = (try row.text("place_name"), [])
            }
            found[place]?.schools.append(School(unit: try row.id("id"), name: try row.text("short_name"), light: light))
        }
        return DeskLights(
            places: order.compactMap { id in
                found[id].map { place in
                    Place(
                        unit: id, name: place.name, schools: place.schools,
                        counts: Dictionary(place.schools.map { ($0.light, 1) }, uniquingKeysWith: +))
                }
            }, more: 0)
    }

    /// One row for each division just below the branch.
    private static func counted(_ scope: Scope, _ age: FactAge, _ db: Transaction) throws -> DeskLights {
        let rows = try db.rows(
            """
            SELECT place.id, \(short("place")) AS short_name, counts.fresh, counts.old, counts.missing FROM (
                SELECT substr(school.path, 1, $4) AS path,
                       sum(CASE WHEN school.confirmed_on >= $3 THEN 1 ELSE 0 END) AS fresh,
                       sum(CASE WHEN school.confirmed_on < $3 THEN 1 ELSE 0 END) AS old,
                       sum(CASE WHEN school.confirmed_on IS NULL THEN 1 ELSE 0 END) AS missing
                FROM school JOIN unit ON unit.id = school.unit_id WHERE \(open) GROUP BY 1
            ) AS counts JOIN unit AS place ON place.path = counts.path ORDER BY place.path
            """, scope.lower, scope.upper, age.oldest, childLength(of: scope.lower))
        let places = try rows.map { row in
            try Place(
                unit: row.id("id"), name: row.text("short_name"), schools: [],
                counts: [.fresh: row.int("fresh"), .old: row.int("old"), .none: row.int("missing")])
        }
        return DeskLights(places: Array(places.prefix(mostRows)), more: max(0, places.count - mostRows))
    }

    /// How long the path of a division one level below is: segments have 2, 4, 6, 9 and 12 digits (GB/T 2260, 10114).
    private static func childLength(of path: String) -> Int {
        let digits = path.split(separator: "/").last?.count ?? 0
        let next = [0: 2, 2: 4, 4: 6, 6: 9, 9: 12][digits] ?? 12
        return path.count + next + 1
    }
}
