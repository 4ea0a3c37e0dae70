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
        let (block, place) = person.quotientAndRemainder(dividingBy: birthDays)
        guard block < 100 else { return nil }
        // 7,919 shares no factor with 13,149, so that neighbours are born far apart and nobody twice.
        let born = LocalDate(dayNumber: firstBirthDay + Int64(place * 7_919 % birthDays))
        let prefix = block == 0 ? region : "99" + padded(ordinal, 2) + padded(block, 2)
        let body = prefix + "\(born.year)" + born.month.twoDigits + born.day.twoDigits + "000"
        return body + residentCheck(body)
    }

    /// A unified social credit code (GB 32100-2015) whose organisation code begins with the invented `TTTT`.
    static func creditCode(kind: String, region: String, organisation: Int) -> String {
        var rest = organisation
        var digits: [String] = []
        for _ in 0..<4 {
            digits.append(String(creditLetters[rest % creditLetters.count]))
            rest /= creditLetters.count
        }
        let body = "TTTT" + digits.reversed().joined()
        let code = kind + region + body + organisationCheck(body)
        return code + creditCheck(code)
    }

    /// The ministry's ten digits: type, province, sequence; sequences from 900000 on are this demonstration's.
    static func schoolCode(_ stage: SchoolStage, province: String, sequence: Int) -> String {
        stage.codeType + province + padded(900_000 + sequence, 6)
    }

    static func padded(_ number: Int, _ digits: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// Days of birth from 1966-01-01 to 2001-12-31.
    private static let firstBirthDay: Int64 = -1_461
    private static let birthDays = 13_149

    private static let creditLetters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    private static func residentCheck(_ body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }

    /// GB 11714-1997.
    private static func organisationCheck(_ body: String) -> String {
        let sum = zip(body.utf8, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { sum, pair in
            sum + (pair.0 < 65 ? Int(pair.0) - 48 : Int(pair.0) - 55) * pair.1
        }
        let check = 11 - sum % 11
        return check == 11 ? "0" : check == 10 ? "X" : "\(check)"
    }

    private static func creditCheck(_ code: String) -> String {
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let sum = zip(code, weights).reduce(0) { sum, pair in
            sum + (creditLetters.firstIndex(of: pair.0) ?? 0) * pair.1
        }
        return String(creditLetters[(31 - sum % 31) % 31])
    }
}

extension SchoolStage {
    /// The type digits of the school code; a nine-year school counts as a junior, a complete one as a senior.
    var codeType: String {
        switch self {
        case .kindergarten: "11"
        case .primary, .teachingPoint: "21"
        case .nineYear, .junior: "31"
        case .senior, .complete: "34"
        case .vocational: "36"
        case .special: "51"
        case .trainingInstitution: "93"
        }
    }
}
