import Campus
import Reports
import Testing

@testable import Documents

@Suite("Import templates")
struct TemplateWriterTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    let template = ImportTemplate(
        title: "学校",
        columns: [
            .init(ExampleTable.columns[0], isRequired: true, comment: "单位全称"),
            .init(TableColumn(key: "kind", title: "学段", kind: .text, width: 10), choices: ["小学", "初中", "高中"]),
            .init(TableColumn(key: "boards", title: "寄宿", kind: .yesNo, width: 6)),
            .init(TableColumn(key: "since", title: "建校日期", kind: .date, width: 12)),
        ],
        example: [.text("第一小学"), .text("小学"), .yesNo(true), .date("2001-09-01")],
        existing: [[.text("007 小学"), .text("小学"), .yesNo(false), .date("1999-09-01")]])

    @Test("Header, marked example and existing rows come back, the lists stand on a hidden sheet")
    func content() throws {
        try write(template)

        let reader = try TableReader.open(scratch.path("t"))
        let rows = try reader.allRows()

        #expect(reader.sheets.map(\.isHidden) == [false, true])
        #expect(rows.map { $0.cells.map(\.text) } == [
            ["名称", "学段", "寄宿", "建校日期"], ["【示例】第一小学", "小学", "是", "2001-09-01"],
            ["007 小学", "小学", "否", "1999-09-01"],
        ])
        #expect(rows.map(\.isTemplateExample) == [false, true, false])
        #expect(rows[2].cells[3].value == .date("1999-09-01"))
        #expect(try reader.allRows(ofSheet: 1).map { $0.cells.map(\.text) } == [["", "小学", "是"], ["", "初中", "否"], ["", "高中"]])
    }

    @Test("Comments and drop-down lists are in the workbook")
    func help() throws {
        try write(template)

        let parts = try ZipParts(scratch.path("t"), .init())
        let sheet = String(decoding: try #require(try parts.whole("xl/worksheets/sheet1.xml")), as: UTF8.self)
        let comments = String(decoding: try #require(try parts.whole("xl/comments1.xml")), as: UTF8.self)

        #expect(sheet.contains("<formula1>choices!$B$1:$B$3</formula1>"))
        #expect(sheet.contains("<formula1>choices!$C$1:$C$2</formula1>"))
        #expect(comments.contains("单位全称"))
    }

    @Test("Same template, same bytes; nothing is left of one that cannot be written")
    func bytes() throws {
        try write(template, to: "t")
        try write(template, to: "u")
        #expect(try scratch.bytes("t") == scratch.bytes("u"))

        var broken = template
        broken.example = [.empty]
        #expect(throws: WritingFailure.wrongWidth(expected: 4, found: 1)) { try write(broken, to: "v") }
        #expect(try scratch.names.sorted() == ["t", "u"])
    }

    @Test("Example rows are known by their mark in either language", arguments: [
        ("【示例】x", true), (" [Example] x", true), ("示例小学", false), ("", false),
    ])
    func marks(text: String, expected: Bool) {
        #expect(ImportTemplate.isExample(firstText: text) == expected)
    }

    private func write(_ template: ImportTemplate, to name: String = "t") throws {
        try TemplateWriter.write(
            template, to: scratch.path(name), mark: .chinese, labels: ExampleTable.labels,
            time: Instant(milliseconds: 1_795_000_000_000))
    }
}
