import Foundation
package import Reports

/// Writes a table row by row; memory does not grow with its length.
///
/// The file appears under its name only when `finish` returns. Same rows, same bytes. Use from one task at a time.
package final class TableWriter {
    private let path: String
    private let partialPath: String
    private let width: Int
    private let rowLimit: Int?
    private var sink: (any RowSink)?

    /// Rows written so far.
    package private(set) var rows = 0

    private init(path: String, partialPath: String, width: Int, rowLimit: Int?, sink: any RowSink) {
        self.path = path
        self.partialPath = partialPath
        self.width = width
        self.rowLimit = rowLimit
        self.sink = sink
    }

    deinit { cancel() }

    package static func make(
        format: TableFormat, to path: String, columns: [TableColumn], cover: TableCover, labels: TableLabels
    ) throws(WritingFailure) -> TableWriter {
        let partialPath = path + ".part"
        let plan = TablePlan(columns: columns, cover: cover, labels: labels)
        let sink: any RowSink =
            switch format {
            case .xlsx: try XlsxSink(partialPath, plan)
            case .csv: try CsvSink(partialPath, plan, encoding: .utf8WithMark)
            case .csvGB18030: try CsvSink(partialPath, plan, encoding: .gb18030)
            case .json: try JsonSink(partialPath, plan)
            case .html: try HtmlSink(partialPath, plan)
            case .pdf: try PdfSink(partialPath, plan)
            case .docx: try DocxSink(partialPath, plan)
            }
        return TableWriter(
            path: path, partialPath: partialPath, width: columns.count, rowLimit: format.rowLimit, sink: sink)
    }

    /// - Parameter row: One cell per column.
    package func append(row: [Cell]) throws(WritingFailure) {
        guard let sink else { throw .alreadyClosed }
        guard row.count == width else { throw .wrongWidth(expected: width, found: row.count) }
        if let rowLimit, rows >= rowLimit { throw .tooManyRows(limit: rowLimit) }
        try sink.append(row)
        rows += 1
    }

    /// Completes the file and gives it its name.
    package func finish() throws(WritingFailure) {
        guard let sink else { throw .alreadyClosed }
        do {
            try sink.finish(rows: rows)
        } catch {
            cancel()
            throw error
        }
        self.sink = nil
        guard rename(partialPath, path) == 0 else {
            unlink(partialPath)
            throw .cannotWrite(path: path)
        }
    }

    /// Removes what was written. Harmless after `finish`.
    package func cancel() {
        guard let sink else { return }
        sink.discard()
        unlink(partialPath)
        self.sink = nil
    }
}

/// What every format needs to know before the first row.
struct TablePlan {
    let columns: [TableColumn]
    let cover: TableCover
    let labels: TableLabels
}

extension TablePlan {
    /// Cover lines once the rows are counted.
    func coverLines(rows: Int) -> [(label: String, value: String)] {
        cover.lines(labels, rows: String(cover.rowCount ?? rows))
    }
}

/// Turns rows into the bytes of one format.
protocol RowSink: AnyObject {
    func append(_ row: [Cell]) throws(WritingFailure)
    func finish(rows: Int) throws(WritingFailure)
    /// Frees what is open and removes files beside the partial one.
    func discard()
}
