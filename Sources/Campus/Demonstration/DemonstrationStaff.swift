/// A post that a unit has to fill.
struct DemonstrationOpening {
    let role: Role
    let title: String
}

/// Who works at a school, the most needed first.
enum SchoolStaff {
    /// - Parameter average: People that a school has on average; larger kinds have more, the smallest have fewer.
    static func openings(for facts: DemonstrationFacts, average: Int) -> [DemonstrationOpening] {
        let count = size(facts.stage, average: average)
        var openings = needed(for: facts)
        var next = 0
        while openings.count < count {
            openings.append(
                next % 2 == 0
                    ? DemonstrationOpening(role: .headTeacher, title: "班主任")
                    : DemonstrationOpening(role: .teacher, title: "教师"))
            next += 1
        }
        return Array(openings.prefix(count))
    }

    /// Chosen so that the mix of kinds comes to the average.
    static func size(_ stage: SchoolStage, average: Int) -> Int {
        switch stage {
        case .teachingPoint: max(1, average * 4 / 10)
        case .trainingInstitution: max(1, average * 6 / 10)
        case .kindergarten: max(1, average - 1)
        case .primary, .special: average
        case .nineYear, .junior, .senior, .complete, .vocational: average * 3 / 2
        }
    }

    private static func needed(for facts: DemonstrationFacts) -> [DemonstrationOpening] {
        let isKindergarten = facts.stage == .kindergarten
        var list: [(Bool, Role, String)] = [
            (true, .principal, isKindergarten ? "园长" : facts.stage == .teachingPoint ? "负责人" : "校长"),
            (true, .safetyOfficer, "安全干部"),
            (true, .headTeacher, "班主任"),
            (facts.guards > 0, .guardPost, "保安员"),
            (facts.stage != .teachingPoint, .safetyVicePrincipal, isKindergarten ? "安全副园长" : "安全副校长"),
            (facts.canteen, .canteenKeeper, "食堂负责人"),
            (facts.boarding, .dormKeeper, "宿舍管理员"),
        ]
        list += [
            (facts.bus, .busDriver, "校车驾驶员"),
            (facts.bus, .busAttendant, "校车照管员"),
            (facts.laboratory, .labKeeper, "实验室管理员"),
            (true, .teacher, "教师"),
            (facts.pupils > 600 || isKindergarten, .schoolDoctor, isKindergarten ? "保健医" : "校医"),
            (facts.pupils > 500, .counsellor, "心理教师"),
            (facts.pupils > 400, .legalVicePrincipal, "法治副校长"),
            (facts.guards > 1, .guardPost, "保安员"),
            (facts.pupils > 300, .finance, "财务人员"),
        ]
        return list.compactMap { $0.0 ? DemonstrationOpening(role: $0.1, title: $0.2) : nil }
    }
}
