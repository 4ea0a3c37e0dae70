import Testing

@testable import Campus

private struct Section: Decodable {
    struct Case: Decodable, Sendable { let surname, pinyin, initial: String }
    let surnames: [Case]
}

@Suite("Search · order")
struct NameOrderTests {
    @Test("Family names are read as family names", arguments: vectors("name_sorting", as: Section.self).surnames)
    private func surnames(_ expected: Section.Case) throws {
        let readings = try shippedReadings()
        let syllables = NameOrder.syllables(of: expected.surname + "明", kind: .person, readings: readings)
        #expect(syllables.dropLast().joined() == expected.pinyin)
        #expect(NameOrder.initial(of: expected.surname + "明", kind: .person, readings: readings) == expected.initial)
    }

    @Test("Names stand in the order of their pinyin, syllable by syllable")
    func order() throws {
        let readings = try shippedReadings()
        let sorted = ["张三", "连小", "李安", "单强", "曾华", "欧阳某", "安宁", "阿强"].sorted {
            NameOrder.key(of: $0, kind: .person, readings: readings) < NameOrder.key(of: $1, kind: .person, readings: readings)
        }
        #expect(sorted == ["阿强", "安宁", "李安", "连小", "欧阳某", "单强", "曾华", "张三"])
    }

    @Test("What has no reading stands under #", arguments: ["𫖯某", "·", ""])
    func unread(_ name: String) throws {
        let readings = Readings(polyphones: .none) { _ in nil }
        #expect(NameOrder.initial(of: name, kind: .person, readings: readings) == "#")
    }

    @Test("Every problem of a table of readings is told with its line")
    func pack() {
        let text = """
            characters:
              重: zhong chonk
              重庆: chong qing
            words: {六安: lu}
            names: {}
            """
        #expect {
            try Polyphones(yaml: text, file: "p.yaml")
        } throws: { error in
            (error as? PackProblems)?.problems.map(\.description) == [
                "p.yaml:2: characters.重: malformed: chonk", "p.yaml:3: characters.重庆: malformed: 重庆",
                "p.yaml:4: words.六安: malformed: 六安", "p.yaml:5: names: unknown key",
            ]
        }
    }
}
