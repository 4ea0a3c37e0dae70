import Testing

@Suite("Architecture · words for people")
struct WordTests {
    let words = WordFiles()

    @Test("Every language has the same keys")
    func complete() {
        let all = words.keys.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        for (language, keys) in words.keys {
            for key in all.subtracting(keys).sorted() { Issue.record("\(language) lacks \(key)") }
        }
    }

    @Test("Every key in a template has words in every language")
    func known() {
        for template in Template.all {
            for (language, keys) in words.keys {
                for key in template.words where !keys.contains(key) {
                    Issue.record("\(template): \(language) has no words for \(key)")
                }
            }
        }
    }

    @Test("No words are kept that nobody asks for")
    func used() {
        let use = WordUse()
        for key in words.keys["zh-CN", default: []].sorted() where !use.mentions(key) {
            Issue.record("nobody asks for \(key)")
        }
    }

    @Test("Keys are read from a flat table, texts over several lines are not keys")
    func reading() {
        let text = "# words\nframe.skip: 跳到正文\n\"frame.a\": >-\n  one: two\nempty:\n"
        #expect(WordFiles.keys(in: text) == ["frame.skip", "frame.a", "empty"])
    }
}
