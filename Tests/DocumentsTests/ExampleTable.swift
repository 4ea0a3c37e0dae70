import Campus
import Reports

@testable import Documents

/// A small table with every kind of cell and everything that goes wrong in files.
enum ExampleTable {
    static let labels = TableLabels(
        title: "标题", unit: "单位", filter: "筛选", noFilter: "全部", time: "时间", person: "导出人", rowCount: "行数",
        yes: "是", no: "否", coverSheet: "说明", rowsSheet: "数据", pageOfPages: "第 {page} 页 共 {pages} 页",
        language: "zh-CN")

    static let cover = TableCover(
        unit: "梧州市教育局", title: "学校名单", filter: "状态：未整改", time: Instant(milliseconds: 1_795_000_000_000),
        person: "张三")

    static let columns = [
        TableColumn(key: "name", title: "名称", kind: .text, width: 20),
        TableColumn(key: "id", title: "证件号", kind: .text, width: 20),
        TableColumn(key: "pupils", title: "学生数", kind: .integer, width: 8),
        TableColumn(key: "area", title: "面积（㎡）", kind: .number, width: 10),
        TableColumn(key: "since", title: "建校日期", kind: .date, width: 12),
        TableColumn(key: "seen", title: "登录时间", kind: .dateTime, width: 18),
        TableColumn(key: "boards", title: "寄宿", kind: .yesNo, width: 6),
    ]

    static let rows: [[Cell]] = [
        [
            .text("吉𠮷小学"), .text("450405199001011234"), .integer(1_234), .number(0.5), .date("2024-02-29"),
            .dateTime(Instant(milliseconds: 1_795_000_020_000)), .yesNo(true),
        ],
        [
            .text("=HYPERLINK(\"http://x\")"), .text("007"), .integer(-3), .number(1e-7), .date("1899-12-31"), .empty,
            .yesNo(false),
        ],
        [.text("两行\n有,逗号和\"引号\" <b>&"), .empty, .integer(450_405_199_001_011_234), .empty, .empty, .empty, .empty],
    ]

    static var plan: TablePlan { TablePlan(columns: columns, cover: cover, labels: labels) }

    static func write(_ format: TableFormat, to path: String, rows: [[Cell]] = rows) throws {
        let writer = try TableWriter.make(format: format, to: path, columns: columns, cover: cover, labels: labels)
        for row in rows { try writer.append(row: row) }
        try writer.finish()
    }
}

extension TableReader {
    func allRows(ofSheet sheet: Int = 0) throws -> [RawRow] {
        let rows = try rows(ofSheet: sheet)
        var all: [RawRow] = []
        while let row = try rows.next() { all.append(row) }
        return all
    }
}
