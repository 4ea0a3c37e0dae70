import Testing

@testable import Campus

@Suite("Demonstration · divisions")
struct DemonstrationDivisionsTests {
    @Test("The five places are there down to their towns", arguments: [
        ("450403", "万秀区", 8), ("450405", "长洲区", 5), ("450406", "龙圩区", 4), ("450421", "苍梧县", 9),
        ("450422", "藤县", 17), ("450423", "蒙山县", 9), ("450481", "岑溪市", 14), ("450203", "鱼峰区", 12),
        ("420702", "梁子湖区", 5), ("370812", "兖州区", 10), ("530902", "临翔区", 10), ("530921", "凤庆县", 13),
        ("530922", "云县", 12), ("530923", "永德县", 10), ("530924", "镇康县", 7),
        ("530925", "双江拉祜族佤族布朗族傣族自治县", 6), ("530926", "耿马傣族佤族自治县", 9), ("530927", "沧源佤族自治县", 10),
    ])
    func towns(county: String, name: String, count: Int) {
        #expect(DemonstrationRegion.divisions[county]?.name == name)
        #expect(DemonstrationRegion.divisions.towns(of: county).count == count)
    }

    @Test("Provinces and cities carry short codes and know their six digits", arguments: [
        ("45", "广西壮族自治区", "450000"), ("4504", "梧州市", "450400"), ("42", "湖北省", "420000"),
        ("4207", "鄂州市", "420700"), ("5309", "临沧市", "530900"), ("3708", "济宁市", "370800"), ("4502", "柳州市", "450200"),
    ])
    func above(code: String, name: String, sixDigits: String) {
        let division = DemonstrationRegion.divisions[code]
        #expect(division?.name == name)
        #expect(division?.sixDigits == sixDigits)
    }

    @Test("A parent comes before its children")
    func order() {
        var seen: Set<String> = []
        for division in DemonstrationRegion.divisions.all {
            if let parent = division.parentCode { #expect(seen.contains(parent)) }
            seen.insert(division.code)
        }
        #expect(seen.count == 197)
    }

    @Test("A broken line is refused with its number and reason", arguments: [
        ("450000,广西,108.3", DivisionFileProblem.Reason.columns), ("45000,广西,108.3,22.8", .code),
        ("45000x,广西,108.3,22.8", .code), ("450000,,108.3,22.8", .name), ("450000,广西,508.3,22.8", .position),
        ("450000,广西,nan,22.8", .position), ("450000,广西,108.3,北", .position),
    ])
    func broken(line: String, reason: DivisionFileProblem.Reason) {
        #expect(throws: DivisionFileProblem(file: 0, line: 2, reason: reason)) {
            try DemonstrationDivisions(csv: ["# a comment\n\(line)\n"])
        }
    }

    @Test("Two files may agree on a code and must not differ")
    func twoFiles() throws {
        let line = "450000,广西壮族自治区,108.3,22.8"
        #expect(try DemonstrationDivisions(csv: [line, line + "\r\n"]).all.count == 1)
        #expect(throws: DivisionFileProblem(file: 1, line: 1, reason: .twoMeanings)) {
            try DemonstrationDivisions(csv: [line, "450000,广东省,108.3,22.8"])
        }
    }

    @Test("A county without its city is refused")
    func orphan() {
        #expect(throws: DivisionFileProblem(file: 0, line: 0, reason: .orphan("450403"))) {
            try DemonstrationDivisions(csv: ["450000,广西壮族自治区,108.3,22.8\n450403,万秀区,111.3,23.4"])
        }
    }

    @Test("Short names leave out the kind of division and the peoples", arguments: [
        ("530925", "双江县"), ("530902202", "南美"), ("450421105", "岭脚"), ("450203001", "天马"), ("450403", "万秀区"),
        ("530924205", "军赛"), ("5309", "临沧"), ("45", "广西"), ("37", "山东"),
    ])
    func shortNames(code: String, short: String) {
        #expect(DemonstrationRegion.divisions[code]?.shortName == short)
    }
}
