import Testing

@testable import Campus

@Suite("Search · schools")
struct SchoolSearchTests {
    @Test("A school is found however it is typed", arguments: [
        "梧州市第一中学", "第一中学", "中学", "一中", "市一中", "梧州一中", "1中", "wuzhoushidiyizhongxue", "wuzhou", "wuzho", "diyi",
        "wzsdyzx", "wzyz", "dyzx", "yz", "wz一中", "梧州yz", "wuzhouyz", "wzhouyz", "wuzyz", "wuzhou一中", "梧州 一中", "一中 wz",
        "ＷＺＹＺ", "WuZhou", "wu'zhou", "3445000001", "000001", "4500", "梧州市第一中学高旺校区", "高旺", "gwxq",
    ])
    func found(_ typed: String) throws {
        #expect(try NameForms.school("梧州市第一中学（高旺校区）", code: "3445000001").isFound(by: typed))
    }

    @Test("What is something else is not found", arguments: ["二中", "wzez", "梧州小学", "wuzhang", "柳州 一中", "9999", "一一", "zz"])
    func notFound(_ typed: String) throws {
        #expect(try !NameForms.school("梧州市第一中学", code: "3445000001").isFound(by: typed))
    }

    @Test("The usual short names of a school are known", arguments: [
        ("鱼峰区实验小学", "实小"), ("鱼峰区实验小学", "鱼峰实小"), ("鱼峰区实验小学", "yfsx"), ("太和镇中心小学", "中心校"),
        ("梁子湖区太和镇中心小学", "梁子湖太和中心校"), ("梁子湖区太和镇中心小学", "梁子湖区太和中心校"), ("临沧市第二幼儿园", "二幼"), ("临沧市幼儿园", "临沧幼"),
        ("兖州区第十七中学", "十七中"), ("兖州区第十七中学", "17中"), ("兖州区第一实验小学", "一实小"), ("鄂州市特殊教育学校", "特校"),
        ("鄂州市职业教育中心", "职教中心"), ("梧州高级中学", "梧州高"), ("兖州区龙桥初级中学", "龙桥初中"), ("柳州市外国语学校", "外校"),
        ("广西大学附属中学", "附中"), ("广西壮族自治区梧州市第一中学", "梧州一中"), ("苍梧县龙圩镇中心小学校", "龙圩中心校"), ("鄂州市第二十小学", "20小"), ("县机关幼儿园", "机关幼"),
    ])
    func shortNames(_ name: String, _ typed: String) throws {
        #expect(try NameForms.school(name).isFound(by: typed))
    }

    @Test("Former names and entered short names count too", arguments: ["老街小学", "ljxx", "老街小", "博文", "bowen"])
    func former(_ typed: String) throws {
        #expect(try NameForms.school("城东镇中心小学", former: ["老街小学"], short: ["博文"]).isFound(by: typed))
    }

    @Test("Characters with two readings are found by both", arguments: [
        ("重庆路小学", ["chongqing", "zhongqing", "cq", "zq", "zhongqlu", "chq"]),
        ("长乐小学", ["changle", "zhangle", "changyue", "zhangyue", "cl", "zy", "cyxx"]),
        ("朝阳区行知小学", ["chaoyang", "zhaoyang", "xingzhi", "hangzhi", "cyqxz"]),
        ("龙圩镇初级中学", ["longxu", "longwei", "lxz"]),
        ("吕田中学", ["lvtian", "lutian", "lt"]),
        ("单集小学", ["danji", "shanji"]),
    ])
    func polyphones(_ name: String, _ typed: [String]) throws {
        let forms = try NameForms.school(name)
        #expect(typed.filter { !forms.isFound(by: $0) } == [])
    }
}

@Suite("Search · people and places")
struct PersonSearchTests {
    @Test("People are found by name, pinyin, initials and tail", arguments: [
        ("单雄信", ["单", "shan", "danxiong", "shanxx", "sxx", "雄信", "shan雄"]), ("曾国", ["zeng", "ceng", "zg"]),
        ("尉迟恭", ["yuchi", "weichi", "ycg", "迟"]), ("阿卜杜拉·某", ["阿卜杜拉某", "阿卜杜拉·某", "abdl", "ebu"]), ("万俟明", ["moqi", "wanqi"]),
        ("𫖯某", ["𫖯", "𫖯某", "某"]), ("Smith Anna", ["smith", "anna", "ＳＭＩＴＨ"]),
    ])
    func people(_ name: String, _ typed: [String]) throws {
        let forms = try NameForms(name: name, kind: .person, tails: ["5678"], readings: shippedReadings())
        #expect((typed + ["5678"]).filter { !forms.isFound(by: $0) } == [])
        #expect(!forms.isFound(by: "678"))
        #expect(!forms.isFound(by: "567"))
    }

    @Test("Places and devices are found by any part", arguments: ["3号楼", "3hl", "3haolou", "东侧", "haolou东", "烟感07", "yg07"])
    func places(_ typed: String) throws {
        let forms = try NameForms(name: "3号楼东侧烟感07", kind: .place, readings: shippedReadings())
        #expect(forms.isFound(by: typed))
    }

    @Test("Nothing typed is no query", arguments: ["", "  ", "·", "()（）", "\u{0}"])
    func nothing(_ typed: String) {
        #expect(NameQuery(typed) == nil)
    }
}

@Suite("Search · the index")
struct NameKeyTests {
    static let names = ["梧州市第一中学", "重庆市长寿区单石乐行中学", "广西壮族自治区梧州市苍梧县龙圩镇中心小学校幼儿园", "𫖯水小学", "ABC国际幼儿园"]

    @Test("Keys are short, folded and not too many", arguments: names)
    func keys(_ name: String) throws {
        let keys = try NameForms.school(name).keys
        #expect(keys.allSatisfy { (1...FoldedName.longestKey).contains($0.utf8.count) && $0 == $0.lowercased() })
        #expect(keys.count < 500)
    }

    @Test("At most eight readings of a name are kept, the likeliest first", arguments: names)
    func variants(_ name: String) throws {
        let form = try NameForm(characters: shippedReadings().read(FoldedName.characters(of: name), asPerson: false))
        #expect((1...8).contains(form.variants.count))
        #expect(Set(form.variants).count == form.variants.count)
        #expect(form.variants[0].map { String($0) } == form.syllables)
    }

    @Test("Whatever matches is reached by its lookups", arguments: names.prefix(2))
    func complete(_ name: String) throws {
        let forms = try NameForms.school(name)
        let form = try NameForm(characters: shippedReadings().read(FoldedName.characters(of: name), asPerson: false))
        let keys = forms.keys
        let ways = form.characters.map { [String($0.character), String($0.readings[0]), String($0.readings[0][0])] }
        for start in ways.indices {
            for seed in 0..<81 {
                let typed = ways[start...].prefix(4).enumerated().map { $1[seed / [1, 3, 9, 27][$0] % 3] }.joined()
                let query = try #require(NameQuery(typed))
                #expect(query.matches(forms), "\(typed)")
                #expect(query.reaches(keys), "\(typed): \(query.prefixes)")
            }
        }
    }

    @Test("The most telling part of a query is looked up", arguments: [
        ("wz一中", ["一中"]), ("兖州17中", ["兖州17中"]), ("17中yz", ["17中"]), ("中 梧州", ["梧州"]), ("wzyz", ["wzyz"]),
        ("wuzhouyz", ["wuzhouyz", "wzyz", "wzhyz", "wzhoyz"]),
    ])
    func lookups(_ typed: String, _ prefixes: [String]) throws {
        let found = try #require(NameQuery(typed)).prefixes
        #expect(found.first == prefixes.first)
        #expect(Set(prefixes).isSubset(of: found))
    }

    @Test("A range ends right behind the last key with its beginning", arguments: [
        ("wz", "w{"), ("中", "丮"), ("a\u{D7FF}", "a\u{E000}"), ("a\u{10FFFF}", "b"),
    ])
    func range(_ prefix: String, _ upper: String) {
        #expect(NameQuery.KeyRange(prefix: prefix) == NameQuery.KeyRange(lower: prefix, upper: upper))
    }

    @Test("Hostile input stays cheap", arguments: [
        String(repeating: "a", count: 10_000), String(repeating: "zhuang", count: 500), String(repeating: "中", count: 5_000),
        String(repeating: "a ", count: 1_000), String(repeating: "xian", count: 10),
    ])
    func hostile(_ typed: String) throws {
        let query = try #require(NameQuery(typed))
        #expect(query.lookups.count <= TypedPinyin.mostPrefixes)
        #expect(query.lookups.allSatisfy { $0.lower.utf8.count <= FoldedName.longestKey })
        #expect(try !query.matches(.school("梧州市第一中学")))
    }

    @Test("Readings lose their tones", arguments: [
        ("Zhōng", "zhong"), ("lǚ", "lv"), ("lu\u{308}\u{30C}", "lv"), ("nǚ", "nv"), ("a\u{301}n", "an"), ("xyz", nil), ("", nil), ("中", nil),
    ])
    func tones(_ reading: String, _ plain: String?) {
        #expect(Syllables.plain(reading) == plain)
    }
}
