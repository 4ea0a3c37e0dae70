import Testing

@testable import Documents

@Suite("Tables · Word document")
struct DocxTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("The document has cover, repeated header, rows and page numbers")
    func document() throws {
        try ExampleTable.write(.docx, to: scratch.path("a"))

        let parts = try ZipParts(scratch.path("a"), .init())
        let document = String(decoding: try #require(try parts.whole("word/document.xml")), as: UTF8.self)
        let footer = String(decoding: try #require(try parts.whole("word/footer1.xml")), as: UTF8.self)

        #expect(document.contains("<w:tblHeader/>"))
        #expect(document.contains(">吉𠮷小学</w:t>"))
        #expect(document.contains("两行</w:t><w:br/><w:t xml:space=\"preserve\">有,逗号和&quot;引号&quot; &lt;b&gt;&amp;"))
        #expect(document.contains("行数           3</w:t>"))
        #expect(footer.contains("w:instr=\"PAGE\"") && footer.contains("w:instr=\"NUMPAGES\""))
    }

    @Test("The font travels with the document, cut down to what is written")
    func font() throws {
        try ExampleTable.write(.docx, to: scratch.path("a"))
        let parts = try ZipParts(scratch.path("a"), .init())
        let font = try #require(try parts.whole("word/fonts/font1.odttf"))

        // Mixed twice with its key, the font begins as every OpenType font with PostScript outlines.
        let key: [UInt8] = [0xF8, 0xE7, 0xD6, 0xC5]
        #expect(zip(font, key).map { $0 ^ $1 } == Array("OTTO".utf8))
        #expect(font.count < 300_000)
        #expect(try #require(try parts.whole("word/fontTable.xml")).count > 100)
    }

    @Test("Every part is well-formed XML", arguments: [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/styles.xml",
        "word/header1.xml", "word/footer1.xml", "word/fontTable.xml", "word/settings.xml", "word/_rels/fontTable.xml.rels", "word/_rels/document.xml.rels",
    ])
    func wellFormed(part: String) throws {
        try ExampleTable.write(.docx, to: scratch.path("a"))
        let parts = try ZipParts(scratch.path("a"), .init())
        let listener = SilentListener()

        try XmlStream.read(try #require(try parts.open(part)), listener)

        #expect(listener.elements > 0)
    }
}

private final class SilentListener: XmlListener {
    var elements = 0
    func started(_ name: XmlName, _ attributes: XmlAttributes) { elements += 1 }
    func ended(_ name: XmlName) {}
    func heard(_ text: UnsafeBufferPointer<UInt8>) {}
}
