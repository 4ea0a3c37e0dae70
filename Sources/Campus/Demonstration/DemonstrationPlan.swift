/// The demonstration region: real divisions, and in them schools and people who do not exist.
///
/// The same divisions, seed and size give the same region on every machine. Nothing is kept: batches are made as they
/// are asked for, so a region of any size takes the memory of one county's layout and one batch.
package struct DemonstrationPlan: Sendable {
    package enum Problem: Error, Equatable {
        /// The accounts are at home in divisions that the files do not have.
        case missing(String)
        case schools(allowed: ClosedRange<Int>)
        case peoplePerSchool(allowed: ClosedRange<Int>)
    }

    package static let usualSchools = 1_200
    package static let usualPeoplePerSchool = 10

    package let divisions: DemonstrationDivisions
    package let seed: UInt64
    package let schools: Int
    package let peoplePerSchool: Int

    let shares: [CountyShare]
    let map: SchematicMap

    package init(
        divisions: DemonstrationDivisions, seed: UInt64, schools: Int = usualSchools,
        peoplePerSchool: Int = usualPeoplePerSchool
    ) throws(Problem) {
        for code in [Showcase.city, Showcase.county, Showcase.town] where divisions[code] == nil {
            throw .missing(code)
        }
        // Above, the 100,000 invented sequences of a province's school codes would run out.
        let allowed = divisions.counties.count...150_000
        guard allowed.contains(schools) else { throw .schools(allowed: allowed) }
        guard (1...100).contains(peoplePerSchool) else { throw .peoplePerSchool(allowed: 1...100) }
        self.divisions = divisions
        self.seed = seed
        self.schools = schools
        self.peoplePerSchool = peoplePerSchool
        shares = CountyShare.of(divisions, schools: schools)
        map = SchematicMap(divisions)
    }

    /// Outlines for a map: of every town, every county and every city. Schematic (示意), not borders.
    package var boundaries: [SchematicBoundary] { map.boundaries }

    /// Everything to be written, parents before children.
    package var batches: DemonstrationBatches { DemonstrationBatches(plan: self) }

    /// The sign-ins, in the order in which a page lists them.
    package var accounts: [DemonstrationAccount] {
        let names = Dictionary(
            uniqueKeysWithValues: accountUnits.map { ($0.key, $0.name) })
        return AccountPlan.all.map { account in
            DemonstrationAccount(
                login: account.login, role: account.role, person: "account/\(account.login)", name: account.name,
                unit: account.unit, unitName: names[account.unit] ?? "")
        }
    }

    private var accountUnits: [DemonstrationUnit] {
        let maker = DemonstrationBatchMaker(plan: self)
        let city = divisions.cities.firstIndex { $0.code == Showcase.city }
        let county = shares.first { $0.county.code == Showcase.county }
        return maker.divisionUnits + (city.map(maker.cityUnits) ?? []) + (county.map(maker.countyUnits) ?? [])
            + (county.map { [maker.schoolMaker(of: $0).school(0).unit] } ?? [])
    }
}
