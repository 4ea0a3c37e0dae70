/// Makes one school of a county without making the others.
struct SchoolMaker {
    let layout: CountyLayout
    let habits: PlaceHabits
    let cells: [String: ConvexPolygon]
    let provinceAndCity: String
    let seed: UInt64

    static func key(_ county: String, _ index: Int) -> String { "\(county)/school/\(index)" }

    func school(_ index: Int) -> DemonstrationSchool {
        let county = layout.share.county
        let key = Self.key(county.code, index)
        var random = DemonstrationRandom(seed: seed, key)
        let place = layout.places[index]
        let town = layout.towns[place.town]
        let isShowcase = key == Showcase.school
        let facts = facts(of: place, in: town, isShowcase: isShowcase, &random)
        let field = place.stage == .trainingInstitution ? random.pick(["艺术", "体育", "科创", "书画", "舞蹈", "语言"]) : nil
        let turn = layout.share.ordinal * 7
        let name = DemonstrationSchoolName(place, in: layout, turn: turn, field: field)
        let former = !isShowcase && random.chance(8) ? formerName(of: place, random.below(1_000)) : nil
        let unit = DemonstrationUnit(
            key: key, kind: .school, parent: place.stage.isLocal ? town.code : county.code,
            code: DemonstrationNumbers.schoolCode(
                place.stage, province: String(county.code.prefix(2)),
                sequence: layout.share.firstInProvince + index),
            creditCode: creditCode(place.stage, isPrivate: facts.isPrivate, index: index),
            name: name.full, shortName: name.short, formerName: former,
            state: state(isShowcase: isShowcase, &random), position: facts.position)
        return DemonstrationSchool(
            unit: unit, campuses: campuses(of: unit, facts, &random), facts: facts,
            confirmedDaysAgo: isShowcase ? 12 : random.chance(80) ? random.within(3...150) : random.within(151...420))
    }

    /// A teaching point has none of its own: it belongs to a primary school.
    private func creditCode(_ stage: SchoolStage, isPrivate: Bool, index: Int) -> String? {
        guard stage != .teachingPoint else { return nil }
        // Firms and offices have the numbers below 50,000.
        return DemonstrationNumbers.creditCode(
            kind: isPrivate ? "52" : "12", region: layout.share.county.sixDigits,
            organisation: 50_000 + layout.share.firstSchool + index)
    }

    private func state(isShowcase: Bool, _ random: inout DemonstrationRandom) -> Unit.State {
        if isShowcase { return .open }
        switch random.below(200) {
        case 0: return .planned
        case 1: return .closed
        default: return .open
        }
    }

    private func formerName(of place: CountyLayout.Place, _ number: Int) -> String {
        let word = DemonstrationWords.word(number, turn: layout.share.ordinal).word
        let ending = place.stage == .kindergarten ? "幼儿班" : place.stage == .trainingInstitution ? "培训班" : "学堂"
        return layout.share.prefix + word + ending
    }

    private func campuses(
        of unit: DemonstrationUnit, _ facts: DemonstrationFacts, _ random: inout DemonstrationRandom
    ) -> [DemonstrationUnit] {
        guard facts.pupils > 1_200, random.chance(25) else { return [] }
        let side = random.pick(["东", "南", "西", "北"]) + "校区"
        return [
            DemonstrationUnit(
                key: unit.key + "/campus", kind: .campus, parent: unit.key, name: unit.name + side,
                shortName: unit.shortName + side, state: unit.state,
                position: facts.position)
        ]
    }

    /// Anywhere in the town's cell, nearer to the town than to its edge; always inside its county.
    func position(in town: DemonstrationDivision, _ random: inout DemonstrationRandom) -> Coordinate {
        let middle = town.position
        guard let corners = cells[town.code]?.corners, corners.count > 2 else { return middle }
        let at = random.below(corners.count)
        let (one, two) = (corners[at], corners[(at + 1) % corners.count])
        let along = random.fraction()
        let spread = town.isStreet ? 0.5 : 0.75
        let out = random.fraction() * spread
        func between(_ middle: Double, _ one: Double, _ two: Double) -> Double {
            middle + (one + (two - one) * along - middle) * out
        }
        return Coordinate.wgs84(
            longitude: between(middle.longitude, one.longitude, two.longitude),
            latitude: between(middle.latitude, one.latitude, two.latitude)
        ).rounded
    }
}
