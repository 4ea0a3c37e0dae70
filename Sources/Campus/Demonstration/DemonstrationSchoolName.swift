/// Names of schools: a real place, an invented word, the kind. Unique in the region.
struct DemonstrationSchoolName {
    let full: String
    let short: String

    init(_ place: CountyLayout.Place, in layout: CountyLayout, turn: Int, field: String?) {
        let (word, round) = DemonstrationWords.word(place.ordinal, turn: turn + place.stage.turn)
        let again = round > 1 ? DemonstrationWords.ordinal(round) : ""
        let town = layout.towns[place.town]
        let ending = (field ?? "") + (place.isCentral ? "中心" : "") + again + place.stage.nameEnding
        let isLocal = town.isRural && place.stage.isLocal
        full = layout.share.prefix + (isLocal ? town.name : "") + word + ending
        short = (isLocal ? town.shortName : "") + word + ending
    }
}

extension SchoolStage {
    /// Kinds begin at different words, so that one county does not have one word ten times.
    fileprivate var turn: Int { (SchoolStage.allCases.firstIndex(of: self) ?? 0) * 13 }

    fileprivate var nameEnding: String {
        switch self {
        case .kindergarten: "幼儿园"
        case .primary: "小学"
        case .teachingPoint: "教学点"
        case .nineYear: "九年制学校"
        case .junior: "初级中学"
        case .senior: "高级中学"
        case .complete: "中学"
        case .vocational: "中等职业学校"
        case .special: "特殊教育学校"
        case .trainingInstitution: "培训学校"
        }
    }

    /// Named after its town and led by the town's central school; the others answer to the county.
    var isLocal: Bool {
        switch self {
        case .kindergarten, .primary, .teachingPoint, .nineYear, .junior: true
        case .senior, .complete, .vocational, .special, .trainingInstitution: false
        }
    }
}

extension DemonstrationDivision {
    /// `双江县` for 双江拉祜族佤族布朗族傣族自治县, `岭脚` for 岭脚镇, `南美` for 南美拉祜族乡.
    var shortName: String {
        switch level {
        case .province: name.hasSuffix("自治区") ? String(name.prefix(2)) : String(name.dropLast())
        case .prefecture: String(name.dropLast())
        case .county: name.hasSuffix("自治县") ? nameBeforePeoples + "县" : name
        case .township, .village: isStreet ? String(name.dropLast(2)) : hasPeoples ? nameBeforePeoples : String(name.dropLast())
        }
    }

    private var hasPeoples: Bool { nameBeforePeoples.count < name.count }

    /// Autonomous counties and townships carry the peoples in their name.
    private var nameBeforePeoples: String {
        let starts = Self.peoples.compactMap { name.firstRange(of: $0)?.lowerBound }
        return String(name[..<(starts.min() ?? name.endIndex)])
    }

    private static let peoples = ["拉祜族", "佤族", "布朗族", "傣族", "彝族", "苗族", "白族", "瑶族", "傈僳族", "德昂族"]
}
