/// Fills the posts of a unit with people who do not exist.
struct DemonstrationPeople {
    let seed: UInt64
    /// Where the numbers of this unit's people begin; no other unit has them.
    let firstNumber: Int
    /// The same, counted within the county.
    let firstInCounty: Int
    /// Six digits of the county or city, for identity numbers.
    let region: String
    let countyOrdinal: Int
    let manyPeoples: Bool

    /// - Parameter accounts: Those who sign in at this unit. Each takes an opening of the role, or is added to them.
    func fill(
        _ openings: [DemonstrationOpening], of unit: String, accounts: [AccountPlan]
    ) -> [DemonstrationPerson] {
        var open = openings
        for account in accounts {
            if let taken = open.firstIndex(where: { $0.role == account.role }) { open.remove(at: taken) }
        }
        var random = DemonstrationRandom(seed: seed, unit + "/people")
        var people: [DemonstrationPerson] = []
        for account in accounts {
            let opening = DemonstrationOpening(role: account.role, title: account.title)
            people.append(
                person(people.count, key: "account/\(account.login)", name: account.name, [opening], at: unit, &random))
        }
        for opening in open {
            // In small schools people do two things at once.
            let isTeacherToo = opening.role == .safetyOfficer && random.chance(40)
            let openings = [opening] + (isTeacherToo ? [DemonstrationOpening(role: .teacher, title: "教师")] : [])
            let name = DemonstrationNames.name(&random, manyPeoples: manyPeoples)
            let key = "\(unit)/person/\(people.count)"
            people.append(person(people.count, key: key, name: name, openings, at: unit, &random))
        }
        return people
    }

    private func person(
        _ index: Int, key: String, name: String, _ openings: [DemonstrationOpening], at unit: String,
        _ random: inout DemonstrationRandom
    ) -> DemonstrationPerson {
        let role = openings.first?.role
        let born = DemonstrationNumbers.birth(of: firstInCounty + index)
        // Not before 2014-09-01 and not before the age of 22; not after 2025-08-31.
        let earliest = max(16_314, Int(born.dayNumber) + 22 * 366)
        let posts = openings.map { opening in
            DemonstrationPost(
                role: opening.role, unit: unit, title: opening.title,
                since: LocalDate(dayNumber: Int64(random.within(earliest...20_331))))
        }
        return DemonstrationPerson(
            key: key, name: name, mobile: DemonstrationNumbers.mobile(firstNumber + index),
            // A child need not have given one.
            residentID: role == .pupil
                ? nil
                : DemonstrationNumbers.residentID(region: region, ordinal: countyOrdinal, of: firstInCounty + index),
            staffNumber: role == .pupil || role == .parent ? nil : DemonstrationNumbers.staff(firstNumber + index),
            posts: posts)
    }
}

/// Who works in an office, a department or a firm.
enum OfficeStaff {
    static func openings(for unit: DemonstrationUnit, isCity: Bool) -> [DemonstrationOpening] {
        func opening(_ role: Role, _ title: String) -> DemonstrationOpening {
            DemonstrationOpening(role: role, title: title)
        }
        switch (unit.kind, unit.domain) {
        case (.bureau, _) where unit.key.hasSuffix("/central"):
            return [opening(.townSchool, "中心学校校长"), opening(.townSchool, "中心学校安全专干")]
        case (.bureau, _):
            let safety: Role = isCity ? .citySafety : .countySafety
            let section = isCity ? "安全科" : "安全股"
            return [
                opening(.leader, "分管副局长"), opening(safety, section + (isCity ? "科长" : "股长")),
                opening(safety, section + "干部"), opening(.supervisor, "督学"), opening(.dutyDesk, "值班员"),
                opening(.finance, "财务专干"), opening(.trainingSupervisor, "校外培训监管专干"),
            ]
        case (.section, _): return [opening(.bureauSection, unit.shortName + "负责人")]
        case (.department, .police?): return [opening(.policeLiaison, "公安联络员")]
        case (.department, .fire?): return [opening(.fireLiaison, "消防联络员")]
        case (.department, .market?): return [opening(.marketLiaison, "市场监管联络员")]
        case (.department, _): return [opening(.departmentLiaison, "联络员")]
        case (.company, .busOperator?): return [opening(.busOperator, "校车公司负责人"), opening(.busDispatcher, "校车调度")]
        case (.company, .security?): return [opening(.guardPost, "保安队长")]
        case (.company, .catering?): return [opening(.canteenKeeper, "项目负责人")]
        case (.company, _), (.division, _), (.school, _), (.campus, _): return []
        }
    }
}
