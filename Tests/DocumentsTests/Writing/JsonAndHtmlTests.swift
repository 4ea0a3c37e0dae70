import Foundation
import Testing

@testable import Documents

@Suite("Tables · JSON and web page")
struct JsonAndHtmlTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("JSON is an array of objects with typed values")
    func json() throws {
        try ExampleTable.write(.json, to: scratch.path("a"))

        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(try scratch.bytes("a"))) as? [[String: Any]])

        #expect(rows.count == 3)
        #expect(rows[0]["pupils"] as? Int == 1_234)
        #expect(rows[0]["boards"] as? Bool == true)
        #expect(rows[0]["since"] as? String == "2024-02-29")
        #expect(rows[0]["seen"] as? String == "2026-11-18T19:07:00+08:00")
        #expect(rows[2]["name"] as? String == "两行\n有,逗号和\"引号\" <b>&")
        #expect(rows[2]["pupils"] as? String == "450405199001011234")
        #expect(rows[2]["id"] is NSNull)
    }

    @Test("A web page escapes what people typed and prints on A4")
    func html() throws {
        try ExampleTable.write(.html, to: scratch.path("a"))

        let page = String(decoding: try scratch.bytes("a"), as: UTF8.self)

        #expect(page.contains("&lt;b&gt;&amp;"))
        #expect(!page.contains("<b>"))
        #expect(page.contains("@page{size:A4 portrait"))
        #expect(page.contains("<dt>行数</dt><dd>         3</dd>"))
        #expect(page.contains("<th scope=\"col\">面积（㎡）</th>"))
    }
}
