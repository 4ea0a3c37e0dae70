/// The short names that people use for a school, made from its full name.
///
/// 梧州市第一中学 is 梧州一中, 市一中, 一中; 太和镇中心小学 is 太和中心校; 实验小学 is 实小.
enum ShortNames {
    static let most = 12

    static func usual(of name: String) -> [String] {
        let characters = FoldedName.characters(of: name)
        let made = shortened(characters).flatMap { name, core in [name] + withoutMarkers(name, before: core) }
        var found: [String] = []
        for variant in made.map({ String($0) }) where !found.contains(variant) {
            // What stands in another form without gaps is found there: 中心小 in 中心小学.
            let others = made.map { String($0) } + [String(characters)]
            if !others.contains(where: { $0 != variant && $0.contains(variant) }), variant != String(characters) {
                found.append(variant)
            }
        }
        return Array(found.prefix(most))
    }

    /// The kinds of school as they are written and spoken; longer ones first.
    private static let kinds: [([Character], [[Character]])] = [
        ("中心小学校", "中心校 中心小"), ("九年一贯制学校", "九年制"), ("职业教育中心学校", "职教中心"), ("中等职业技术学校", "职校 中职"), ("中等职业学校", "职校 中职"),
        ("职业技术学校", "职校 职技校"), ("职业高级中学", "职高"), ("职业教育中心", "职教中心"), ("特殊教育学校", "特校 特教学校"),
        ("外国语实验学校", "外校 外国语"), ("外国语学校", "外校 外国语"), ("附属幼儿园", "附幼"), ("实验幼儿园", "实幼"),
        ("中心幼儿园", "中心园 中心幼"), ("机关幼儿园", "机关幼 机幼"), ("高级实验中学", "实高 实中"), ("实验高级中学", "实高 实验高中"),
        ("实验小学", "实小"), ("实验中学", "实中"), ("实验学校", "实校"), ("中心小学", "中心校 中心小"), ("中心学校", "中心校"),
        ("附属小学", "附小"), ("附属中学", "附中"), ("附属学校", "附校"), ("民族中学", "民中"), ("民族小学", "民小"),
        ("职业中学", "职中"), ("职业学校", "职校"), ("高级中学", "高中 高"), ("初级中学", "初中"), ("完全中学", "完中"),
        ("完全小学", "完小"), ("师范学校", "师范"), ("教学点", "点"), ("幼儿园", "幼"), ("小学", "小"), ("中学", "中"),
    ].map { (Array($0.0), $0.1.split(separator: " ").map(Array.init)) }

    /// The name with its kind shortened, and where the place in front of it ends.
    private static func shortened(_ name: [Character]) -> [(name: [Character], core: Int)] {
        for (long, shorts) in kinds {
            guard let kind = lastRange(of: long, in: name) else { continue }
            let (place, ordinals) = ordinals(in: name[..<kind.lowerBound])
            let rest = Array(name[kind.upperBound...])
            let spoken = ordinals.flatMap { ordinal in shorts.map { (place + ordinal + $0 + rest, place.count) } }
            return spoken + [(name, place.count)]
        }
        return [(name, name.count)]
    }

    /// 第十七 is 十七 and 17 in short; what stands between number and kind stays (第一实验).
    private static func ordinals(in front: ArraySlice<Character>) -> (place: [Character], spoken: [[Character]]) {
        guard let mark = front.lastIndex(of: "第") else { return (Array(front), [[]]) }
        let numeral = front[(mark + 1)...].prefix { Self.numerals.contains($0) || $0.isNumber && $0.isASCII }
        guard !numeral.isEmpty else { return (Array(front), [[]]) }
        let rest = Array(front[numeral.endIndex...])
        let written = Array(numeral) + rest
        let counted = value(of: numeral).map { Array("\($0)") + rest }
        return (Array(front[..<mark]), [written] + [counted].compactMap { $0 })
    }

    private static let numerals = Array("零一二三四五六七八九十")

    /// The value of a numeral up to 99.
    private static func value(of numeral: ArraySlice<Character>) -> Int? {
        let parts = numeral.split(separator: "十", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.map { part in part.count == 1 ? numerals.firstIndex(of: part[part.startIndex]) : part.isEmpty ? 0 : nil }
        switch digits.count {
        case 1: return digits[0].flatMap { $0 > 0 ? $0 : nil }
        case 2:
            guard let tens = digits[0], let ones = digits[1], tens < 10, ones < 10 else { return nil }
            return (parts[0].isEmpty ? 1 : tens) * 10 + ones
        default: return nil
        }
    }

    private static func lastRange(of part: [Character], in name: [Character]) -> Range<Int>? {
        guard part.count <= name.count else { return nil }
        return stride(from: name.count - part.count, through: 0, by: -1)
            .first { name[$0...].starts(with: part) }
            .map { $0..<$0 + part.count }
    }
}

extension ShortNames {
    private static let markers = Set("省市县区镇乡")

    /// 梧州市一中 is 梧州一中: all markers of places left out, and only the last.
    private static func withoutMarkers(_ name: [Character], before core: Int) -> [[Character]] {
        var marks: [Int] = []
        var start = 0
        for index in name[..<core].indices where markers.contains(name[index]) && index - start >= 2 {
            // 自治区, 自治县: nobody says 广西壮族自治.
            if name[index - 1] != "治" { marks.append(index) }
            start = index + 1
        }
        guard let last = marks.last else { return [] }
        let none = name.indices.filter { !marks.contains($0) }.map { name[$0] }
        let allButLast = name.indices.filter { $0 != last }.map { name[$0] }
        return marks.count > 1 ? [none, allButLast] : [none]
    }
}
