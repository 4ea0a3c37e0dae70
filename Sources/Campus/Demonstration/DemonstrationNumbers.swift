/// Numbers of people and units that are right by their rules and belong to nobody.
enum DemonstrationNumbers {
    /// 199 00xx xxxx, counted up: the shape of a mobile number, plain to see as invented.
    static func mobile(_ person: Int) -> String { "199" + padded(person, 8) }

    /// `D0000123`.
    static func staff(_ person: Int) -> String { "D" + padded(person, 7) }

    /// A resident identity number with the sequence 000 (GB 11643: sequences are given from 001 upwards).
    ///
    /// One county has as many of them as there are days of birth; people beyond that get a region under the
    /// unassigned province 99.
    /// - Returns: `nil` when those are used up too.
    static func residentID(region: String, ordinal: Int, of person: Int) -> String? {
        let block = person / birthDays
        guard block < 100 else { return nil }
        let born = birth(of: person)
        let prefix = block == 0 ? region : "99" + padded(ordinal, 2) + padded(block, 2)
        let body = prefix + "\(born.year)" + born.month.twoDigits + born.day.twoDigits + "000"
        return digits(of: body).map { body + String(ResidentID.checkCharacter(of: $0)) }
    }

    /// Neighbours are born far apart, and nobody of a block on the same day: 7,919 shares no factor with 13,149.
    static func birth(of person: Int) -> LocalDate {
        LocalDate(dayNumber: firstBirthDay + Int64(person % birthDays * 7_919 % birthDays))
    }

    /// A unified social credit code (GB 32100-2015) whose organisation code begins with the invented `TTTT`.
    static func creditCode(kind: String, region: String, organisation: Int) -> String? {
        var rest = organisation
        var number = ""
        for _ in 0..<4 {
            number = String(CreditCode.alphabet[rest % CreditCode.alphabet.count]) + number
            rest /= CreditCode.alphabet.count
        }
        guard let check = OrganisationCode.checkCharacter(of: "TTTT" + number) else { return nil }
        let code = kind + region + "TTTT" + number + String(check)
        return CreditCode.checkCharacter(of: code).map { code + String($0) }
    }

    /// The ministry's ten digits: type, province, sequence; sequences from 900000 on are this demonstration's.
    static func schoolCode(_ stage: SchoolStage, province: String, sequence: Int) -> String {
        stage.codeKind.rawValue + province + padded(900_000 + sequence, 6)
    }

    static func padded(_ number: Int, _ digits: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// Days of birth from 1966-01-01 to 2001-12-31.
    private static let firstBirthDay: Int64 = -1_461
    private static let birthDays = 13_149
}

extension SchoolStage {
    /// Under which type the ministry lists it; a nine-year school counts as a junior, a complete one as a senior.
    var codeKind: SchoolCode.Kind {
        switch self {
        case .kindergarten: .kindergarten
        case .primary, .teachingPoint: .primary
        case .nineYear, .junior: .junior
        case .senior, .complete: .senior
        case .vocational: .vocational
        case .special: .specialEducation
        case .trainingInstitution: .trainingInstitution
        }
    }
}
