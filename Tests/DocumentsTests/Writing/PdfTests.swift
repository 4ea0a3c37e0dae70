import Reports
import Testing

@testable import Documents

@Suite("Tables · PDF")
struct PdfTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("Fonts are embedded and every page is there")
    func file() throws {
        try ExampleTable.write(.pdf, to: scratch.path("a"), rows: Array(repeating: ExampleTable.rows[0], count: 60))

        let text = String(decoding: try scratch.bytes("a"), as: Unicode.ASCII.self)

        #expect(text.hasPrefix("%PDF-1."))
        #expect(text.contains("/FontFile3"))
        #expect(text.contains("NotoSansCJKsc-Regular"))
        #expect(text.contains("/ToUnicode"))
        #expect(text.contains("20261118190640+08'00"))
        #expect(text.contains("/Type /Page % 2"))
    }

    @Test("A page ends before the row that does not fit, and only the first carries the cover")
    func pages() {
        let layout = PdfLayout(ExampleTable.plan)
        let body = layout.bottom - layout.margin - 20
        let heights = [Float](repeating: Float(body / 4 - 0.01), count: 9)

        #expect(layout.pages(heights, cover: body / 2, header: 20) == [0..<2, 2..<6, 6..<9])
        #expect(layout.pages([], cover: 100, header: 20) == [0..<0])
    }

    @Test("A cell longer than a page does not stop the file")
    func endless() throws {
        let row: [Cell] = [.text(String(repeating: "很长的说明。", count: 3_000))] + Array(repeating: .empty, count: 6)

        try ExampleTable.write(.pdf, to: scratch.path("a"), rows: [row, ExampleTable.rows[0]])

        #expect(try scratch.bytes("a").count > 1_000)
    }

    @Test("More columns than a page is wide become narrow, not lost")
    func manyColumns() {
        let columns = (0..<40).map { TableColumn(key: "\($0)", title: "列\($0)", kind: .text, width: 20) }
        let layout = PdfLayout(TablePlan(columns: columns, cover: ExampleTable.cover, labels: ExampleTable.labels))

        #expect(layout.edges.count == 41)
        #expect(abs(layout.edges[40] - (layout.pageWidth - layout.margin)) < 0.01)
    }

    @Test("Beyond its limit the list continues in another file")
    func limit() throws {
        let limit = try #require(TableFormat.docx.rowLimit)
        let writer = try TableWriter.make(
            format: .docx, to: scratch.path("a"), columns: [ExampleTable.columns[0]], cover: ExampleTable.cover,
            labels: ExampleTable.labels)
        for _ in 0..<limit { try writer.append(row: [.empty]) }

        #expect(throws: WritingFailure.tooManyRows(limit: limit)) { try writer.append(row: [.empty]) }
        try writer.finish()
    }
}
