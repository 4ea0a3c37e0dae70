/// Makes single batches of a plan, each without the others.
struct DemonstrationBatchMaker {
    let plan: DemonstrationPlan

    /// Numbers kept for the people of one office, city's or county's.
    private static let numbersOfOffice = 300
    /// Schools of the largest kinds have one and a half times the average; an account may come on top.
    private var numbersOfSchool: Int { max(24, plan.peoplePerSchool * 2) }
    private var offices: DemonstrationOffices { DemonstrationOffices(seed: plan.seed, divisions: plan.divisions) }

    var divisionUnits: [DemonstrationUnit] {
        plan.divisions.all.map { division in
            DemonstrationUnit(
                key: division.code, kind: .division, parent: division.parentCode, code: division.code,
                name: division.name, shortName: division.shortName, position: division.position)
        }
    }

    func cityUnits(_ index: Int) -> [DemonstrationUnit] {
        offices.city(plan.divisions.cities[index], ordinal: index)
    }

    func countyUnits(_ share: CountyShare) -> [DemonstrationUnit] {
        offices.county(share, cities: plan.divisions.cities.count)
    }

    func city(_ index: Int) -> DemonstrationBatch {
        let city = plan.divisions.cities[index]
        let units = cityUnits(index)
        let people = officePeople(
            of: units, and: [], ordinal: index, firstInCounty: 0, region: city.sixDigits, countyOrdinal: 99 - index)
        return DemonstrationBatch(units: units, people: people)
    }

    func county(_ share: CountyShare) -> DemonstrationBatch {
        let units = countyUnits(share)
        let divisions = [share.county.code] + plan.divisions.towns(of: share.county.code).map(\.code)
        let people = officePeople(
            of: units, and: divisions, ordinal: plan.divisions.cities.count + share.ordinal,
            firstInCounty: share.schools * numbersOfSchool, region: share.county.sixDigits,
            countyOrdinal: share.ordinal)
        return DemonstrationBatch(units: units, people: people)
    }

    func schoolMaker(of share: CountyShare) -> SchoolMaker {
        let parents = [String(share.county.code.prefix(2)), String(share.county.code.prefix(4))]
        return SchoolMaker(
            layout: CountyLayout(share, towns: plan.divisions.towns(of: share.county.code), seed: plan.seed),
            habits: PlaceHabits.of(share.county), cells: plan.map.cells,
            provinceAndCity: parents.compactMap { plan.divisions[$0]?.name }.joined(), seed: plan.seed)
    }

    func schools(_ range: Range<Int>, of maker: SchoolMaker) -> DemonstrationBatch {
        var batch = DemonstrationBatch()
        for index in range {
            let school = maker.school(index)
            batch.units.append(school.unit)
            batch.units += school.campuses
            batch.people += people(of: school, index: index, in: maker.layout.share)
            batch.schools.append(school)
        }
        return batch
    }

    private func people(
        of school: DemonstrationSchool, index: Int, in share: CountyShare
    ) -> [DemonstrationPerson] {
        guard school.unit.state != .closed else { return [] }
        let people = DemonstrationPeople(
            seed: plan.seed, firstNumber: (share.firstSchool + index) * numbersOfSchool,
            firstInCounty: index * numbersOfSchool, region: share.county.sixDigits, countyOrdinal: share.ordinal,
            manyPeoples: share.county.code.hasPrefix("53"))
        let openings = SchoolStaff.openings(for: school.facts, average: plan.peoplePerSchool)
        let accounts = school.unit.key == Showcase.school ? AccountPlan.all.filter { $0.unit == Showcase.school } : []
        return people.fill(openings, of: school.unit.key, accounts: accounts)
    }

    private func officePeople(
        of units: [DemonstrationUnit], and divisions: [String], ordinal: Int, firstInCounty: Int, region: String,
        countyOrdinal: Int
    ) -> [DemonstrationPerson] {
        let isCity = divisions.isEmpty
        let unfilled = units.map { ($0.key, OfficeStaff.openings(for: $0, isCity: isCity)) } + divisions.map { ($0, []) }
        let first = plan.schools * numbersOfSchool + ordinal * Self.numbersOfOffice
        var people: [DemonstrationPerson] = []
        for (unit, openings) in unfilled {
            let maker = DemonstrationPeople(
                seed: plan.seed, firstNumber: first + people.count, firstInCounty: firstInCounty + people.count,
                region: region, countyOrdinal: countyOrdinal, manyPeoples: region.hasPrefix("53"))
            people += maker.fill(openings, of: unit, accounts: AccountPlan.all.filter { $0.unit == unit })
        }
        return people
    }
}
