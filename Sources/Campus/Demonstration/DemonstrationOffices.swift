/// Bureaus, their sections, departments beside them, central schools and firms.
///
/// The organs are those that every city and county has; nobody in them is real.
struct DemonstrationOffices {
    let seed: UInt64
    let divisions: DemonstrationDivisions

    func city(_ city: DemonstrationDivision, ordinal: Int) -> [DemonstrationUnit] {
        let office = Office(division: city, prefix: city.name, firstOrganisation: ordinal * 200)
        let sections = ["安全科", "办公室", "后勤办", "发展规划科", "基础教育科", "体卫艺科", "电教站", "督导办"]
        return bureau(office, named: Self.bureauName(city), sections: sections)
            + departments(office, police: city.name + "公安局", fire: city.name + "消防救援支队")
    }

    func county(_ share: CountyShare, cities: Int) -> [DemonstrationUnit] {
        let county = share.county
        let office = Office(division: county, prefix: share.prefix, firstOrganisation: (cities + share.ordinal) * 200)
        let sections = ["安全股", "办公室", "后勤办", "发规股", "基教股", "体卫艺股", "电教站", "督导办"]
        let cityName = county.parentCode.flatMap { divisions[$0]?.name } ?? ""
        let isDistrict = county.name.hasSuffix("区")
        let police = isDistrict ? "\(cityName)公安局\(county.name.dropLast())分局" : share.prefix + "公安局"
        return bureau(office, named: Self.bureauName(county), sections: sections)
            + departments(office, police: police, fire: share.prefix + "消防救援大队")
            + centralSchools(of: share) + firms(of: share, office)
    }

    private struct Office {
        let division: DemonstrationDivision
        let prefix: String
        /// Two hundred numbers for each.
        let firstOrganisation: Int
    }

    private func bureau(_ office: Office, named name: String, sections: [String]) -> [DemonstrationUnit] {
        let key = office.division.code + "/bureau"
        let bureau = DemonstrationUnit(
            key: key, kind: .bureau, parent: office.division.code, creditCode: credit("11", office, 0),
            name: office.prefix + name, shortName: office.division.shortName + name)
        return [bureau]
            + sections.enumerated().map { index, section in
                DemonstrationUnit(
                    key: "\(key)/\(index)", kind: .section, parent: key, name: bureau.name + section,
                    shortName: section)
            }
    }

    private func departments(_ office: Office, police: String, fire: String) -> [DemonstrationUnit] {
        let named: [(Unit.Domain, String)] = [
            (.police, police), (.fire, fire), (.market, office.prefix + "市场监督管理局"),
            (.health, office.prefix + "卫生健康局"), (.transport, office.prefix + "交通运输局"),
            (.water, office.prefix + "水利局"), (.emergency, office.prefix + "应急管理局"),
            (.housing, office.prefix + "住房和城乡建设局"), (.urban, office.prefix + "城市管理局"),
            (.culture, office.prefix + "文化和旅游局"), (.justice, office.prefix + "司法局"),
            (.finance, office.prefix + "财政局"),
        ]
        return named.enumerated().map { index, department in
            DemonstrationUnit(
                key: "\(office.division.code)/\(department.0.rawValue)", kind: .department,
                parent: office.division.code, creditCode: credit("11", office, 1 + index), name: department.1,
                shortName: department.1.hasPrefix(office.prefix)
                    ? String(department.1.dropFirst(office.prefix.count)) : department.1,
                domain: department.0)
        }
    }

    private func centralSchools(of share: CountyShare) -> [DemonstrationUnit] {
        divisions.towns(of: share.county.code).filter(\.isRural).map { town in
            DemonstrationUnit(
                key: town.code + "/central", kind: .bureau, parent: town.code,
                name: share.prefix + town.name + "中心学校", shortName: town.shortName + "中心学校",
                position: town.position)
        }
    }

    private func firms(of share: CountyShare, _ office: Office) -> [DemonstrationUnit] {
        let each = min(6, 1 + share.schools / 60)
        let kinds: [(Unit.Domain, String)] = [
            (.busOperator, "校车服务有限公司"), (.security, "保安服务有限公司"), (.catering, "餐饮管理有限公司"),
        ]
        return kinds.enumerated().flatMap { kind, firm in
            (0..<each).map { index in
                let number = kind * each + index
                let word = DemonstrationWords.word(number, turn: share.ordinal * 11 + 5).word
                return DemonstrationUnit(
                    key: "\(share.county.code)/\(firm.0.rawValue)/\(index)", kind: .company,
                    parent: share.county.code, creditCode: credit("91", office, 40 + number),
                    name: share.prefix + word + firm.1, shortName: word + String(firm.1.prefix(2)), domain: firm.0)
            }
        }
    }

    private func credit(_ kind: String, _ office: Office, _ number: Int) -> String? {
        DemonstrationNumbers.creditCode(
            kind: kind, region: office.division.sixDigits, organisation: office.firstOrganisation + number)
    }

    /// Yunnan and Yanzhou run schools and sport in one bureau.
    private static func bureauName(_ division: DemonstrationDivision) -> String {
        division.code.hasPrefix("53") ? "教育体育局" : division.code == "370812" ? "教育和体育局" : "教育局"
    }
}
