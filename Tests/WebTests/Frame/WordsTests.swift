import Testing

@testable import Web

@Suite("Words")
struct WordsTests {
    private let words = Words(
        language: "en", entries: ["rows": "{count} {count?row:rows}", "who": "{name} changed “{field}”"])

    @Test("A number chooses its form", arguments: [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1_200, "1,200 rows")])
    func forms(count: Int, text: String) {
        #expect(words("rows", count: count) == text)
    }

    @Test("Places are filled; one that is not given stays visible")
    func places() {
        #expect(words("who", ["name": "张伟"]) == "张伟 changed “{field}”")
    }

    @Test("A template takes words as tags for its values, safe for markup")
    func tags() throws {
        let text = TemplateText(name: "t", text: "  <p>[[who]]</p>\n")
        #expect(try text.worded(in: words) == "<p>{{name}} changed “{{field}}”</p>\n")
    }

    @Test("Unknown words and words with a choice of form are refused when templates are loaded")
    func refused() {
        #expect(throws: TemplateText.Fault.unknownWords(key: "nobody", template: "t", language: "en")) {
            try TemplateText(name: "t", text: "[[nobody]]").worded(in: words)
        }
        #expect(throws: TemplateText.Fault.formInTemplate(key: "rows", template: "t")) {
            try TemplateText(name: "t", text: "[[rows]]").worded(in: words)
        }
    }

    @Test("Markup in words is shown as text")
    func safe() throws {
        let words = Words(language: "en", entries: ["evil": "<b>\"&'</b>"])
        #expect(try TemplateText(name: "t", text: "[[evil]]").worded(in: words) == "&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;\n")
    }
}
