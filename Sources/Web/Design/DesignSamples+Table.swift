import Campus

extension DesignSamples {
    private static func columns(_ words: Words) -> [TableColumn] {
        [
            TableColumn("name", words("design.table.what"), sortAddress: "/design", isOnCard: true, isFixed: true),
            TableColumn("due", words("desk.when"), sortAddress: "/design", sorting: .ascending, isOnCard: true),
            TableColumn("school", words("unit.kind.school"), sortAddress: "/design"),
            TableColumn("grade", words("design.table.grade"), isOnCard: true),
            TableColumn("at", words("design.table.at"), sortAddress: "/design"),
            TableColumn("photos", words("design.table.photos"), isNumber: true),
        ]
    }

    static func table(_ half: String, _ words: Words, _ now: Instant) -> TableView {
        let columns = columns(words)
        func row(_ id: String, _ name: String, due: TableCell, grade: MarkView, photos: String, selected: Bool = false) -> TableRow {
            TableRow(
                id: id, name: name, address: "/design",
                cells: [
                    TableCell(columns[0], name, address: "/design"), due, TableCell(columns[2], words("design.table.school")),
                    TableCell(columns[3], mark: grade), TableCell(columns[4], time: TimeView(now)),
                    TableCell(columns[5], photos),
                ], isSelected: selected)
        }
        return TableView(
            id: "design-\(half)", caption: words("design.table.caption") + half, address: "/design", columns: columns,
            rows: [
                row("1", words("design.table.row1"), due: TableCell(columns[1], mark: MarkView(.over, words("design.over"))),
                    grade: MarkView(.g1, words("design.table.major")), photos: "5"),
                row("2", words("design.table.row2"), due: TableCell(columns[1], "11-24", sub: words("design.table.left")),
                    grade: MarkView(.g3, words("design.table.general")), photos: "2", selected: true),
                row("3", words("design.table.row3"), due: TableCell(columns[1], "11-27", sub: words("design.table.left5")),
                    grade: MarkView(.g4, words("design.table.minor")), photos: "1"),
            ],
            search: TableSearch(value: "", placeholder: words("design.table.search")),
            filters: [
                .choice("\(half)-f-grade", words("design.table.grade"),
                    [ChoiceView("major", words("design.table.major")), ChoiceView("general", words("design.table.general"))], folded: true),
                .date("\(half)-f-from", words("design.table.from")), .date("\(half)-f-to", words("design.table.to")),
            ],
            chips: [ChipView(words("design.chip.town"), removal: "/design"), ChipView(words("design.table.major"), removal: "/design")],
            clear: "/design",
            bulk: [BulkAction(words("design.table.remind"), action: "/design"), BulkAction(words("table.export"), action: "/design")],
            total: TotalView(12_430, words: words),
            sums: [TableCell(columns[0], words("design.table.sum")), TableCell(columns[1]), TableCell(columns[2]),
                TableCell(columns[3]), TableCell(columns[4]), TableCell(columns[5], "8")],
            paging: PagingView(next: "/design"),
            views: ViewsMenu(
                current: words("table.view.all"),
                views: [LinkView(words("table.view.all"), "/design", isCurrent: true, count: "47"),
                    LinkView(words("design.table.view"), "/design", count: "3")], saving: "/design", query: "sort=due"),
            exports: [LinkView("Excel", "/design"), LinkView("CSV", "/design"), LinkView("PDF", "/design")], once: half)
    }

    static func hollow(_ half: String, _ words: Words) -> TableView {
        TableView(
            id: "design-empty-\(half)", caption: words("design.table.caption"), address: "/design",
            columns: columns(words), rows: [], total: TotalView(0, words: words),
            empty: EmptyView(
                words("empty.filtered", ["what": words("design.table.what")]), reason: words("empty.filtered.reason", count: 3),
                actions: [.link(words("table.clear"), to: "/design")]))
    }
}
