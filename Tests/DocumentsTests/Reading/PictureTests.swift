import Testing

@testable import Documents

@Suite("Reading · pictures")
struct PictureTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    private let drawing = """
        <xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>9</xdr:colOff>\
        <xdr:row>4</xdr:row></xdr:from><xdr:to><xdr:col>7</xdr:col><xdr:row>8</xdr:row></xdr:to><xdr:pic><xdr:nvPicPr>\
        <xdr:cNvPr id="1" name="校门"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId7"/></xdr:blipFill></xdr:pic>\
        </xdr:twoCellAnchor></xdr:wsDr>
        """
    private func link(_ id: String, _ type: String, _ target: String) -> String {
        "<Relationships><Relationship Id=\"\(id)\" Type=\"x/\(type)\" Target=\"\(target)\"/></Relationships>"
    }

    @Test("A picture laid over cells belongs to the cell of its upper left corner")
    func laid() throws {
        try HandmadeWorkbook(extra: [
            ("xl/worksheets/_rels/sheet1.xml.rels", link("rId1", "drawing", "../drawings/drawing1.xml")),
            ("xl/drawings/drawing1.xml", drawing),
            ("xl/drawings/_rels/drawing1.xml.rels", link("rId7", "image", "../media/image1.png")),
            ("xl/media/image1.png", "PNG bytes"),
        ]).write(to: scratch.path("a"))

        let reader = try TableReader.open(scratch.path("a"))
        let pictures = try reader.pictures()

        #expect(pictures == [CellPicture(row: 5, column: 2, part: "xl/media/image1.png")])
        #expect(try reader.bytes(of: pictures[0]) == Array("PNG bytes".utf8))
    }

    @Test("A picture that WPS keeps in a cell belongs to that cell")
    func wps() throws {
        let id = "ID_0A1B"
        let listing = """
            <etc:cellImages xmlns:etc="e" xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><etc:cellImage><xdr:pic><xdr:nvPicPr>\
            <xdr:cNvPr id="2" name="\(id)"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic>\
            </etc:cellImage></etc:cellImages>
            """
        try HandmadeWorkbook(
            sheet: """
                <sheetData><row r="3"><c r="B3" t="str"><f>_xlfn.DISPIMG(&quot;\(id)&quot;,1)</f>\
                <v>=DISPIMG(&quot;\(id)&quot;,1)</v></c></row></sheetData>
                """,
            extra: [
                ("xl/cellimages.xml", listing), ("xl/_rels/cellimages.xml.rels", link("rId1", "image", "media/image1.jpeg")),
                ("xl/media/image1.jpeg", "JPEG bytes"),
            ]
        ).write(to: scratch.path("a"))

        let reader = try TableReader.open(scratch.path("a"))

        #expect(try reader.pictures() == [CellPicture(row: 3, column: 1, part: "xl/media/image1.jpeg")])
        #expect(try reader.allRows()[0].cells[1].wpsPictureName == id)
    }

    @Test("Files without pictures have none")
    func none() throws {
        try HandmadeWorkbook().write(to: scratch.path("a"))
        #expect(try TableReader.open(scratch.path("a")).pictures().isEmpty)
        #expect(try TableReader.open(pasted: "a\tb").pictures().isEmpty)
    }

    @Test("A zip of pictures gives names and folders, other files are left out")
    func archive() throws {
        let zip = try Archive(writing: scratch.path("p.zip"))
        for name in ["甲小学/校门.JPG", "450400123.png", "readme.txt", "__MACOSX/._x.png", "../../x/y.png"] {
            try zip.add(name, text: "bytes of \(name)")
        }
        try zip.close()

        let archive = try PictureArchive(scratch.path("p.zip"))

        #expect(archive.entries.map(\.name) == ["校门", "450400123", "y"])
        #expect(archive.entries.map(\.folder) == ["甲小学", "", "x"])
        #expect(try archive.bytes(of: archive.entries[0]) == Array("bytes of 甲小学/校门.JPG".utf8))
    }

    @Test("Names written by a Chinese Windows are read as GBK")
    func gbkNames() throws {
        // One stored entry 「校门.png」 without the UTF-8 flag, and its directory (APPNOTE 4.3).
        let name: [UInt8] = [0xD0, 0xA3, 0xC3, 0xC5] + Array(".png".utf8)
        let common: [UInt8] = [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 8) + [8, 0, 0, 0]
        let local = [0x50, 0x4B, 3, 4] + common + name
        let central = [0x50, 0x4B, 1, 2, 10, 0] + common + [UInt8](repeating: 0, count: 14) + name
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(central.count), 0, 0, 0, UInt8(local.count), 0, 0, 0, 0, 0]
        let path = try scratch.file("p.zip", local + central + end)

        #expect(try PictureArchive(path).entries.map(\.name) == ["校门"])
    }

    @Test("A zip bomb among the pictures is refused, the others stay")
    func bomb() throws {
        let zip = try Archive(writing: scratch.path("p.zip"))
        try zip.add("a.png", text: String(repeating: " ", count: 24 << 20))
        try zip.add("b.png", text: "fine")
        try zip.close()
        let archive = try PictureArchive(scratch.path("p.zip"))

        #expect(throws: UnreadableFile.zipBomb) { try archive.bytes(of: archive.entries[0]) }
        #expect(try archive.bytes(of: archive.entries[1]) == Array("fine".utf8))
    }
}
