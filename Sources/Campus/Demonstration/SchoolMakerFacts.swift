extension SchoolMaker {
    func facts(
        of place: CountyLayout.Place, in town: DemonstrationDivision, isShowcase: Bool,
        _ random: inout DemonstrationRandom
    ) -> DemonstrationFacts {
        let stage = place.stage
        let isPrivate = !isShowcase && !place.isCentral && random.chance(stage.privateShare)
        let pupils = isShowcase ? 1_286 : random.within(stage.pupils(isRural: town.isRural))
        let boards = isShowcase || random.chance(habits.boarding[stage] ?? 0)
        let boarders = boards ? pupils * (isShowcase ? 45 : random.within(stage.boarderShare)) / 100 : 0
        let hasBus = isShowcase || (town.isRural && random.chance(habits.buses[stage] ?? 0))
        let isUpper = stage == .senior || stage == .complete || stage == .vocational
        return DemonstrationFacts(
            stage: stage, isPrivate: isPrivate, setting: setting(of: town, place, &random),
            isKeyProtected: isShowcase || pupils > 2_000 || random.chance(6),
            pupils: pupils, boarders: boarders, staff: max(1, pupils * 10 / stage.pupilsForTenStaff),
            guards: Self.guards(pupils: pupils, boarders: boarders),
            canteen: boarders > 0 || random.chance(stage.canteenShare), bus: hasBus,
            laboratory: isShowcase || random.chance(stage.laboratoryShare),
            construction: isShowcase || random.chance(6),
            training: stage == .trainingInstitution || (stage == .vocational && random.chance(40)),
            nightStudy: isUpper || (boarders > 0 && stage != .primary && stage != .teachingPoint),
            address: address(in: town, &random), position: position(in: town, &random))
    }

    /// As many guards as the rule asks for, by pupils and by boarders, whichever is more.
    ///
    /// GB/T 29315-2022 as the bands are commonly set: under 100 one, under 1,000 two, then three and one more for
    /// each 500; boarders under 300 two, then one more for each 300.
    static func guards(pupils: Int, boarders: Int) -> Int {
        let byPupils = pupils < 100 ? 1 : pupils < 1_000 ? 2 : 3 + (pupils - 1_000) / 500
        let byBoarders = boarders == 0 ? 0 : boarders < 300 ? 2 : 2 + (boarders - 300) / 300
        return max(byPupils, byBoarders)
    }

    private func setting(
        of town: DemonstrationDivision, _ place: CountyLayout.Place, _ random: inout DemonstrationRandom
    ) -> String {
        if town.isStreet { return "urban" }
        if place.stage == .teachingPoint { return habits.mountains > 0 ? "mountain" : "rural" }
        if place.town == layout.seat || !place.stage.isLocal || place.isCentral { return "town" }
        return random.chance(habits.mountains) ? "mountain" : random.chance(35) ? "town" : "rural"
    }

    private func address(in town: DemonstrationDivision, _ random: inout DemonstrationRandom) -> String {
        let word = random.pick(DemonstrationWords.chosen)
        let road = town.isStreet ? "\(word)路\(random.within(1...299))号" : "\(word)村\(random.within(1...99))号"
        return provinceAndCity + layout.share.county.name + town.name + road
    }
}

extension SchoolStage {
    /// Of a hundred, how many are private.
    fileprivate var privateShare: Int {
        switch self {
        case .kindergarten: 62
        case .trainingInstitution: 100
        case .complete: 12
        case .vocational, .senior: 8
        case .nineYear: 6
        case .primary, .junior: 2
        case .teachingPoint, .special: 0
        }
    }

    fileprivate func pupils(isRural: Bool) -> ClosedRange<Int> {
        switch self {
        case .kindergarten: isRural ? 35...260 : 120...420
        case .primary: isRural ? 70...720 : 480...2_400
        case .teachingPoint: 6...58
        case .nineYear: isRural ? 320...1_400 : 800...2_600
        case .junior: isRural ? 260...1_300 : 700...2_300
        case .senior: 900...4_200
        case .complete: 700...3_200
        case .vocational: 400...3_600
        case .special: 30...180
        case .trainingInstitution: 20...260
        }
    }

    /// Of a hundred pupils of a boarding school, how many board.
    fileprivate var boarderShare: ClosedRange<Int> {
        switch self {
        case .senior, .vocational: 55...98
        case .junior, .complete: 35...95
        case .nineYear: 20...70
        case .primary, .teachingPoint, .special, .kindergarten, .trainingInstitution: 15...55
        }
    }

    /// Pupils for ten of the staff, by the usual size of classes.
    fileprivate var pupilsForTenStaff: Int {
        switch self {
        case .kindergarten: 80
        case .special: 40
        case .teachingPoint: 120
        case .trainingInstitution: 100
        case .primary, .nineYear: 160
        case .junior, .senior, .complete, .vocational: 130
        }
    }

    /// Of a hundred day schools, how many have a canteen.
    fileprivate var canteenShare: Int {
        switch self {
        case .kindergarten: 96
        case .primary, .nineYear, .junior: 72
        case .teachingPoint: 45
        case .senior, .complete, .vocational, .special: 95
        case .trainingInstitution: 8
        }
    }

    /// Physics, chemistry and biology are taught from the junior stage on; larger primary schools have a science room.
    fileprivate var laboratoryShare: Int {
        switch self {
        case .senior, .complete: 100
        case .junior, .nineYear: 96
        case .vocational: 70
        case .primary: 22
        case .special: 5
        case .kindergarten, .teachingPoint, .trainingInstitution: 0
        }
    }
}
