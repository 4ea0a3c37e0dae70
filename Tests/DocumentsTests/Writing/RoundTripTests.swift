import Campus
import Reports
import Testing

@testable import Documents

@Suite("Tables · written and read again")
struct RoundTripTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("A workbook keeps every kind of cell")
    func workbook() throws {
        try ExampleTable.write(.xlsx, to: scratch.path("a"))

        let rows = try TableReader.open(scratch.path("a")).allRows(ofSheet: 1)

        #expect(rows[0].cells.map(\.text) == ExampleTable.columns.map(\.title))
        #expect(
            rows[1].cells.map(\.value) == [
                .text("吉𠮷小学"), .text("450405199001011234"), .number(1_234), .number(0.5), .date("2024-02-29"),
                .dateTime("2026-11-18", secondOfDay: 19 * 3_600 + 7 * 60), .text("是"),
            ])
        #expect(
            rows[2].cells.map(\.value) == [
                .text("=HYPERLINK(\"http://x\")"), .text("007"), .number(-3), .number(1e-7), .text("1899-12-31"), .empty,
                .text("否"),
            ])
        #expect(rows[3].cells[2].value == .text("450405199001011234"))
        #expect(!rows.flatMap(\.cells).contains { $0.isFormula || $0.hasLostDigits })
    }

    @Test("A csv keeps every text, formulas guarded on the way", arguments: [TableFormat.csv, .csvGB18030])
    func csv(format: TableFormat) throws {
        try ExampleTable.write(format, to: scratch.path("a"))

        let rows = try TableReader.open(scratch.path("a")).allRows()

        let expected = ExampleTable.rows.map { row in row.map { $0.text(ExampleTable.labels) } }
        let read = rows.suffix(3).map { row in
            (0..<7).map { $0 < row.cells.count ? row.cells[$0].text : "" }
        }
        #expect(read == expected)
        #expect(rows[rows.count - 4].cells.map(\.text) == ExampleTable.columns.map(\.title))
    }

    @Test("What a spreadsheet would run is written with an apostrophe", arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "＋x",
    ])
    func formulaGuard(text: String) throws {
        let row: [Cell] = [.text(text)] + Array(repeating: .empty, count: 6)
        try ExampleTable.write(.csv, to: scratch.path("a"), rows: [row])

        let written = String(decoding: try scratch.bytes("a"), as: UTF8.self)

        #expect(written.contains("'" + text))
        #expect(try TableReader.open(scratch.path("a")).allRows().last?.cells.first?.value == .text(text))
    }

    @Test("Numbers are not guarded, apostrophes of people stay")
    func notGuarded() throws {
        let row: [Cell] = [.text("'tis"), .empty, .integer(-5), .empty, .empty, .empty, .empty]
        try ExampleTable.write(.csv, to: scratch.path("a"), rows: [row])

        #expect(try TableReader.open(scratch.path("a")).allRows().last?.cells.map(\.text) == ["'tis", "", "-5"])
    }

    @Test("The cover stands first, with the rows counted", arguments: [TableFormat.xlsx, .csv, .csvGB18030])
    func cover(format: TableFormat) throws {
        try ExampleTable.write(format, to: scratch.path("a"))

        let lines = try TableReader.open(scratch.path("a")).allRows().prefix(6).map { row in
            row.cells.map { $0.text.filter { $0 != " " } }
        }

        #expect(
            lines == [
                ["标题", "学校名单"], ["单位", "梧州市教育局"], ["筛选", "状态：未整改"], ["时间", "2026-11-1819:06"], ["导出人", "张三"],
                ["行数", "3"],
            ])
    }

    @Test("A long list continues on further sheets, each with its header")
    func sheets() throws {
        let sink = try XlsxSink(scratch.path("a"), ExampleTable.plan, rowsPerSheet: 2)
        for _ in 0..<5 { try sink.append(ExampleTable.rows[0]) }
        try sink.finish(rows: 5)

        let reader = try TableReader.open(scratch.path("a"))

        #expect(reader.sheets.map(\.name) == ["说明", "数据", "数据 2", "数据 3"])
        #expect(try (1...3).map { try reader.allRows(ofSheet: $0).count } == [3, 3, 2])
        #expect(try reader.allRows(ofSheet: 3)[0].cells[0].text == "名称")
    }

    @Test("Text longer than a cell is shortened with a mark, forbidden characters are dropped")
    func longText() throws {
        let row: [Cell] = [.text(String(repeating: "长", count: 40_000)), .text("a\u{0}\u{1}b\u{FFFF}")] + Array(repeating: .empty, count: 5)
        try ExampleTable.write(.xlsx, to: scratch.path("a"), rows: [row])

        let cells = try TableReader.open(scratch.path("a")).allRows(ofSheet: 1)[1].cells

        #expect(cells[0].text.utf16.count == 32_767)
        #expect(cells[0].text.hasSuffix("…"))
        #expect(cells[1].text == "ab")
    }
}
