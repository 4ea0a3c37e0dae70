import Foundation

/// A file of rows, recognised by its bytes and never by its name.
///
/// Use from one task at a time.
package final class TableReader {
    package enum Kind: Sendable, Equatable {
        case xlsx
        case xls
        case csv(TextEncoding, delimiter: Character)
    }

    package struct Sheet: Sendable, Equatable {
        package let name: String
        package let isHidden: Bool
    }

    private enum Source {
        case xlsx(XlsxWorkbook)
        case xls(XlsWorkbook)
        case text(TextTable)
    }

    package let kind: Kind
    /// One without a name for csv and pasted text.
    package let sheets: [Sheet]
    private let source: Source
    let limits: ReadingLimits

    private init(kind: Kind, sheets: [Sheet], source: Source, limits: ReadingLimits) {
        self.kind = kind
        self.sheets = sheets
        self.source = source
        self.limits = limits
    }

    package static func open(_ path: String, limits: ReadingLimits = .init()) throws(UnreadableFile) -> TableReader {
        switch try FileNature.judge(path, limits) {
        case .zip:
            let book = try XlsxWorkbook(path, limits)
            return TableReader(kind: .xlsx, sheets: book.sheets.map(\.shown), source: .xlsx(book), limits: limits)
        case .oldWorkbook:
            let book = try XlsWorkbook(path, limits)
            return TableReader(kind: .xls, sheets: book.sheets, source: .xls(book), limits: limits)
        case .text(let encoding):
            return try open(TextTable(.file(path), encoding: encoding, delimiter: nil, limits), limits)
        }
    }

    /// What a person copied from a spreadsheet: lines of cells with tabs between them.
    package static func open(
        pasted text: String, limits: ReadingLimits = .init()
    ) throws(UnreadableFile) -> TableReader {
        guard text.utf8.count <= limits.fileBytes else { throw .tooLarge(.fileBytes(limits.fileBytes)) }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        let bytes = Array(text.utf8)
        return try open(TextTable(.memory(bytes), encoding: .utf8, delimiter: UInt8(ascii: "\t"), limits), limits)
    }

    private static func open(_ table: TextTable, _ limits: ReadingLimits) -> TableReader {
        let delimiter = Character(Unicode.Scalar(table.delimiter))
        return TableReader(
            kind: .csv(table.encoding, delimiter: delimiter), sheets: [Sheet(name: "", isHidden: false)],
            source: .text(table), limits: limits)
    }

    var workbook: XlsxWorkbook? {
        if case .xlsx(let book) = source { book } else { nil }
    }

    /// Rows from the first one on, each time it is called.
    ///
    /// - Parameter sheet: Index in `sheets`.
    package func rows(ofSheet sheet: Int = 0) throws(UnreadableFile) -> any RowSource {
        guard sheets.indices.contains(sheet) else { throw .noSuchSheet }
        switch source {
        case .xlsx(let book): return try XlsxRows(book, sheet: sheet)
        case .xls(let book): return try XlsRows(book, sheet: sheet)
        case .text(let table): return try TextRows(table)
        }
    }

    /// Looks through a whole sheet once, e.g. for merged cells, which stand behind the rows of a file.
    package func shape(ofSheet sheet: Int = 0) throws(UnreadableFile) -> SheetShape {
        let rows = try rows(ofSheet: sheet)
        var shape = SheetShape()
        while let row = try rows.next() {
            shape.rows += 1
            shape.lastRow = row.number
            shape.columns = max(shape.columns, row.cells.count)
            if row.isHidden { shape.hiddenRows.append(row.number) }
        }
        switch rows {
        case let sheet as XlsxRows:
            shape.merged = sheet.merged
            shape.hiddenColumns = sheet.hiddenColumns.filter { $0 < shape.columns }
        case let sheet as XlsRows:
            shape.merged = sheet.outline?.merged ?? []
            shape.hiddenColumns = sheet.outline?.hiddenColumns.filter { $0 < shape.columns }.sorted() ?? []
            shape.knowsHiddenAndMerged = sheet.outline != nil
        default: break
        }
        return shape
    }
}
