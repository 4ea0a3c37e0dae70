import Testing

@Suite("Architecture · templates")
struct TemplateTests {
    @Test("No template carries a script or a style of its own")
    func inline() {
        for template in Template.all {
            for piece in template.inlineCode { Issue.record("\(template): \(piece)") }
        }
    }

    @Test("Inline code is recognised in every disguise", arguments: [
        "<script>go()</script>", "<SCRIPT type=module>go()</SCRIPT>", "<style>a{}</style>", "<p style=\"color:red\">",
        "<a onclick=\"go()\">", "<a href=\"javascript:go()\">",
    ])
    func found(text: String) {
        #expect(!Template(path: "a", text: text).inlineCode.isEmpty)
    }

    @Test("A script with an address, and words that only look alike, are fine", arguments: [
        "<script type=\"module\" src=\"/assets/a.js\"></script>", "<p data-on=\"1\" class=\"style\">on=</p>",
    ])
    func fine(text: String) {
        #expect(Template(path: "a", text: text).inlineCode == [])
    }
}
