@testable import Documents

/// Workbooks made by hand, so that they can say what no program would.
struct HandmadeWorkbook {
    var sheet = "<sheetData/>"
    var book = #"<sheets><sheet name="学校" sheetId="1" r:id="rId1"/></sheets>"#
    var beforeBook = ""
    var texts: String? = nil
    var styles: String? = nil
    var extra: [(name: String, text: String)] = []

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let rels = "http://schemas.openxmlformats.org/package/2006/relationships"

    func write(to path: String) throws {
        let archive = try Archive(writing: path)
        try archive.add("_rels/.rels", text: Self.relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        try archive.add(
            "xl/workbook.xml",
            text: "\(beforeBook)<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.types)\">\(book)</workbook>")
        try archive.add(
            "xl/_rels/workbook.xml.rels",
            text: Self.relations([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
                ("rId3", "styles", "/xl/styles.xml"), ("rId4", "chartsheet", "chartsheets/sheet1.xml"),
            ]))
        try archive.add(
            "xl/worksheets/sheet1.xml", text: "\(beforeBook)<worksheet xmlns=\"\(Self.main)\">\(sheet)</worksheet>")
        if let texts { try archive.add("xl/sharedStrings.xml", text: "<sst>\(texts)</sst>") }
        if let styles { try archive.add("xl/styles.xml", text: "<styleSheet>\(styles)</styleSheet>") }
        for part in extra { try archive.add(part.name, text: part.text) }
        try archive.close()
    }

    private static func relations(_ links: [(id: String, type: String, target: String)]) -> String {
        let items = links.map { "<Relationship Id=\"\($0.id)\" Type=\"\(types)/\($0.type)\" Target=\"\($0.target)\"/>" }
        return "<Relationships xmlns=\"\(rels)\">\(items.joined())</Relationships>"
    }
}
