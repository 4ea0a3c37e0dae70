import Campus

/// The rows of one sheet, read as far as they are asked for.
final class XlsxRows: RowSource {
    private let part: ZipPart
    private let stream: XmlStream
    private let sheet: SheetListener
    private var given = 0
    private var isDone = false

    init(_ book: XlsxWorkbook, sheet index: Int) throws(UnreadableFile) {
        guard let part = try book.parts.open(book.sheets[index].part) else { throw .damaged }
        self.part = part
        sheet = SheetListener(book)
        stream = try XmlStream(sheet)
    }

    /// Complete after the last row.
    var merged: [MergedRange] { sheet.merged }
    var hiddenColumns: [Int] { sheet.hiddenColumns }

    func next() throws(UnreadableFile) -> RawRow? {
        while given == sheet.rows.count {
            if isDone { return nil }
            given = 0
            sheet.rows.removeAll(keepingCapacity: true)
            let portion = try part.next()
            isDone = portion == nil
            try stream.feed(portion)
        }
        defer { given += 1 }
        return sheet.rows[given]
    }
}
