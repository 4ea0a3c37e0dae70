import Testing

@testable import Web

@Suite("Server · what a form sent")
struct FormFieldsTests {
    @Test("Escapes, plus signs and broken escapes are read without failing", arguments: [
        ("a=%E6%8A%A4%E5%AD%A6", "护学"), ("a=x+y", "x y"), ("a=%zz%4", "%zz%4"), ("a=%", "%"), ("a", ""), ("a=1=2", "1=2"),
        ("b=1&&a=2&a=3", "2"), ("a=%20%E3%80%80x%0A", "x"), ("a=%FF", "\u{FFFD}"), ("", ""),
    ])
    func decoding(text: String, value: String) throws {
        #expect(try FormFields(urlEncoded: text).text("a") == value)
    }

    @Test("Five thousand fields are enough")
    func bound() throws {
        let text = String(repeating: "a=1&", count: 5_001)
        #expect(throws: FormFields.TooMany()) { try FormFields(urlEncoded: text) }
    }

    @Test("What is escaped reads back", arguments: ["护学|a;b=c", "%41+ \u{0}", ""])
    func roundTrip(text: String) throws {
        #expect(try FormFields(urlEncoded: "a=" + text.percentEncoded).raw("a") == text)
    }
}
