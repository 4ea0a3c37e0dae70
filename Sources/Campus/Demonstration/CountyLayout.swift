/// How many schools a county has and where its numbers begin, so that it can be built without the others.
struct CountyShare: Sendable, Equatable {
    let county: DemonstrationDivision
    /// Before the names of its schools and offices: `梧州市万秀区`, `藤县`.
    let prefix: String
    /// Among all counties, from 0.
    let ordinal: Int
    let schools: Int
    /// Schools of the counties before it.
    let firstSchool: Int
    /// Schools of the counties before it in the same province; for the sequence of school codes.
    let firstInProvince: Int

    /// At least one school each, the rest by the weight of the towns.
    static func of(_ divisions: DemonstrationDivisions, schools: Int) -> [CountyShare] {
        let counties = divisions.counties
        let weights = counties.map { divisions.towns(of: $0.code).reduce(0) { $0 + $1.schoolWeight } }
        let counts = apportion(schools - counties.count, by: weights).map { $0 + 1 }
        var before = 0
        var inProvince: [Substring: Int] = [:]
        return counties.indices.map { index in
            let province = counties[index].code.prefix(2)
            defer {
                before += counts[index]
                inProvince[province, default: 0] += counts[index]
            }
            let city = counties[index].parentCode.flatMap { divisions[$0] }
            let isDistrict = counties[index].name.hasSuffix("区")
            return CountyShare(
                county: counties[index],
                prefix: (isDistrict ? city?.name ?? "" : "") + counties[index].shortName, ordinal: index, schools: counts[index], firstSchool: before,
                firstInProvince: inProvince[province, default: 0])
        }
    }
}

/// Which kind of school stands where in a county: what has to be known before one school can be built alone.
struct CountyLayout: Sendable {
    struct Place: Sendable {
        var stage: SchoolStage
        /// Index of the town.
        var town: Int
        /// The how manieth of its kind in the county; decides the word of its name.
        var ordinal: Int
        /// The first public one of its kind in its town is the central one (中心小学, 中心幼儿园).
        var isCentral: Bool
    }

    let share: CountyShare
    let towns: [DemonstrationDivision]
    /// Index of the town in which the county's offices are: the one nearest to the county's position.
    let seat: Int
    private(set) var places: [Place] = []

    init(_ share: CountyShare, towns: [DemonstrationDivision], seed: UInt64) {
        self.share = share
        self.towns = towns
        let seat = share.county.nearest(of: towns)
        self.seat = seat
        var random = DemonstrationRandom(seed: seed, share.county.code + "/layout")
        let kinds = PlaceHabits.of(share.county).kinds
        var stages: [SchoolStage] = []
        for (kind, count) in zip(kinds, apportion(share.schools, by: kinds.map(\.share))) {
            stages += Array(repeating: kind.stage, count: count)
        }
        random.shuffle(&stages)
        if share.county.code == Showcase.county { stages[0] = Showcase.stage }

        var ordinals: [SchoolStage: Int] = [:]
        var seen: Set<String> = []
        for (index, stage) in stages.enumerated() {
            let weights = towns.enumerated().map { $1.weight(for: stage, isSeat: $0 == seat) }
            let isShowcase = share.county.code == Showcase.county && index == 0
            let home = isShowcase ? towns.firstIndex { $0.code == Showcase.town } : nil
            let town = home ?? random.index(by: weights)
            let canBeCentral = stage == .primary || stage == .kindergarten
            let isFirst = canBeCentral && towns[town].isRural && seen.insert("\(stage)/\(town)").inserted
            places.append(
                Place(stage: stage, town: town, ordinal: ordinals[stage, default: 0], isCentral: isFirst))
            ordinals[stage, default: 0] += 1
        }
    }
}

extension DemonstrationDivision {
    var isStreet: Bool { name.hasSuffix("街道") }

    /// A 镇 or a 乡, not a 街道.
    var isRural: Bool { level == .township && !isStreet }

    fileprivate func nearest(of towns: [DemonstrationDivision]) -> Int {
        let distances = towns.map { town in
            let east = town.position.longitude - position.longitude
            let north = town.position.latitude - position.latitude
            return east * east + north * north
        }
        return distances.indices.min { distances[$0] < distances[$1] } ?? 0
    }

    fileprivate var schoolWeight: Int { isStreet ? 8 : name.hasSuffix("乡") ? 4 : 6 }

    /// How likely a school of the kind stands in this town. Upper schools gather in streets and in the county seat.
    fileprivate func weight(for stage: SchoolStage, isSeat: Bool) -> Int {
        switch stage {
        case .teachingPoint: isStreet ? 0 : name.hasSuffix("乡") ? 3 : 2
        case .senior, .complete, .vocational, .special, .trainingInstitution: isSeat ? 12 : isStreet ? 8 : 1
        case .kindergarten, .primary, .nineYear, .junior: isSeat ? 8 : isStreet ? 6 : name.hasSuffix("乡") ? 2 : 3
        }
    }
}
