import Campus
import Workflows

/// The recycle bin of a branch.
struct BinPage {
    let words: Words
    let items: [RecycleBin.Item]

    var sheet: SheetPage {
        let columns = [
            TableColumn("title", words("bin.title"), isFixed: true), TableColumn("kind", words("bin.kind"), isOnCard: true),
            TableColumn("by", words("bin.by"), isOnCard: true), TableColumn("at", words("bin.at"), isOnCard: true), TableColumn("until", words("bin.until"), isOnCard: true),
            TableColumn("do", words("people.do"), isOnCard: true),
        ]
        let rows = items.map { item in
            TableRow(
                id: "\(item.id)", name: item.title,
                cells: [
                    TableCell(columns[0], item.title), TableCell(columns[1], words("bin.kind.\(item.kind)")),
                    TableCell(columns[2], item.deletedBy), TableCell(columns[3], time: TimeView(item.deletedAt)),
                    TableCell(columns[4], "\(item.until)"),
                    TableCell(columns[5], button: .post(words("bin.restore"), to: "/people/bin/\(item.id)", .low)),
                ])
        }
        let section = rows.isEmpty
            ? SheetSection(empty: EmptyView(words("bin.empty"), reason: words("bin.empty.reason")))
            : SheetSection(table: SmallTable(caption: words("bin.name"), columns: columns, rows: rows))
        return SheetPage(
            head: HeadView(
                words("bin.name"), then: words("bin.then"),
                crumbs: [CrumbView(words("rail.people"), "/people"), CrumbView(words("bin.name"))]),
            sections: [section])
    }
}
