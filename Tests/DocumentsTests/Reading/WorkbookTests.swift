import Campus
import Testing

@testable import Documents

@Suite("Reading · workbooks")
struct WorkbookTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("Cells come with their type", arguments: [
        ("<c r=\"A1\"><v>12.5</v></c>", RawCell.Value.number(12.5)),
        ("<c r=\"A1\" t=\"b\"><v>1</v></c>", .yesNo(true)),
        ("<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>", .error("#DIV/0!")),
        ("<c r=\"A1\" t=\"str\"><v>甲</v></c>", .text("甲")),
        ("<c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></is></c>", .text("甲乙")),
        ("<c r=\"A1\" t=\"s\"><v>0</v></c>", .text("吉𠮷")),
        ("<c r=\"A1\" t=\"s\"><v>1</v></c>", .text("一\n二_x_")),
        ("<c r=\"A1\" t=\"d\"><v>2026-11-21T14:05:00</v></c>", .dateTime("2026-11-21", secondOfDay: 50_700)),
        ("<c t=\"str\"><v>without address</v></c>", .text("without address")),
    ])
    func types(cell: String, value: RawCell.Value) throws {
        let texts = "<si><t>吉𠮷</t></si><si><r><t>一_x000A_</t></r><r><t>二_x_</t></r></si>"
        #expect(try read("<row>\(cell)</row>", texts: texts)[0].cells.map(\.value) == [value])
    }

    @Test("Formulas are taken by value and marked", arguments: [
        ("<f>1+1</f><v>2</v>", RawCell.Value.number(2)), ("<f>1+1</f>", .empty), ("<f t=\"shared\" si=\"0\"/><v>3</v>", .number(3)),
    ])
    func formulas(content: String, value: RawCell.Value) throws {
        let cell = try read("<row r=\"1\"><c r=\"A1\">\(content)</c></row>")[0].cells[0]
        #expect(cell.value == value)
        #expect(cell.isFormula)
    }

    @Test("Days are counted from 1900 or from 1904", arguments: [
        ("1", "1900-01-01", "1904-01-02"), ("59", "1900-02-28", "1904-02-29"), ("61", "1900-03-01", "1904-03-02"),
        ("45351", "2024-02-29", "2028-03-01"),
    ])
    func epochs(serial: String, since1900: LocalDate, since1904: LocalDate) throws {
        #expect(try day(serial, book: "").cells[0].value == .date(since1900))
        #expect(try day(serial, book: "<workbookPr date1904=\"1\"/>").cells[0].value == .date(since1904))
    }

    private func day(_ serial: String, book: String) throws -> RawRow {
        var workbook = HandmadeWorkbook(
            sheet: "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(serial)</v></c></row></sheetData>",
            styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
        workbook.book = book + workbook.book
        try workbook.write(to: scratch.path("a"))
        return try TableReader.open(scratch.path("a")).allRows()[0]
    }

    @Test("A number format says whether a number is a day", arguments: [
        ("yyyy\"年\"m\"月\"d\"日\"", CellStyles.Meaning.date), ("[$-804]yyyy-mm-dd;@", .date), ("yyyy-mm-dd hh:mm", .dateTime),
        ("[h]:mm:ss", .time), ("上午/下午h:mm", .time), ("mmm-yy", .date), ("General", .number), ("#,##0.00_ ", .number),
        ("0.00E+00", .number), ("000000", .padded(6)), ("0", .number), ("\"day\"0.0", .number), ("[Red]0.0", .number),
        ("@", .number),
    ])
    func formats(code: String, meaning: CellStyles.Meaning) {
        #expect(CellStyles.meaning(ofFormat: code) == meaning)
    }

    @Test("A code shown with leading zeros keeps them")
    func padded() throws {
        try HandmadeWorkbook(
            sheet: "<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\"><v>123</v></c></row></sheetData>",
            styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>"
        ).write(to: scratch.path("a"))
        #expect(try TableReader.open(scratch.path("a")).allRows()[0].cells[0].text == "000123")
    }

    @Test("Numbers with more than 15 digits have lost some", arguments: [
        ("450405199001011234", true), ("4.5040519900101126E+17", true), ("999999999999999", false), ("13800000000", false),
    ])
    func lostDigits(number: String, expected: Bool) throws {
        let cell = try read("<row r=\"1\"><c r=\"A1\"><v>\(number)</v></c></row>")[0].cells[0]
        #expect(cell.hasLostDigits == expected)
    }

    @Test("Empty rows are skipped but counted, cells left out are empty")
    func gaps() throws {
        let rows = try read(
            "<row r=\"2\"><c r=\"C2\"><v>1</v></c><c r=\"E2\" s=\"3\"/></row><row r=\"3\"><c r=\"A3\"/></row><row r=\"7\"><c r=\"A7\"><v>2</v></c></row>")
        #expect(rows.map(\.number) == [2, 7])
        #expect(rows[0].cells.map(\.text) == ["", "", "1"])
    }

    @Test("Hidden rows, columns and sheets and merged cells are reported")
    func hidden() throws {
        var workbook = HandmadeWorkbook(
            sheet: """
                <cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c>\
                </row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row></sheetData><mergeCells count="1">\
                <mergeCell ref="A1:B2"/></mergeCells>
                """)
        workbook.book = """
            <sheets><sheet name="藏" sheetId="1" state="veryHidden" r:id="rId1"/>\
            <sheet name="图" sheetId="2" r:id="rId4"/></sheets>
            """
        try workbook.write(to: scratch.path("a"))

        let reader = try TableReader.open(scratch.path("a"))
        let shape = try reader.shape()

        #expect(reader.sheets == [.init(name: "藏", isHidden: true)])
        #expect(shape.hiddenRows == [2])
        #expect(shape.hiddenColumns == [1])
        #expect(shape.merged == [MergedRange(rows: 1...2, columns: 0...1)])
        #expect((shape.rows, shape.columns, shape.lastRow) == (2, 2, 2))
    }

    @Test("The rows can be read as often as wanted")
    func again() throws {
        try HandmadeWorkbook(sheet: "<sheetData><row><c><v>1</v></c></row></sheetData>").write(to: scratch.path("a"))
        let reader = try TableReader.open(scratch.path("a"))
        #expect(try reader.allRows() == reader.allRows())
    }

    private func read(_ rows: String, texts: String? = nil) throws -> [RawRow] {
        try HandmadeWorkbook(sheet: "<sheetData>\(rows)</sheetData>", texts: texts).write(to: scratch.path("a"))
        return try TableReader.open(scratch.path("a")).allRows()
    }
}
