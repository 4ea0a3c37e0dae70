import CXlsxWriter
import Foundation
import Reports

/// A workbook by libxlsxwriter in constant memory: one row at a time goes to a temporary file.
///
/// Text is always written as text, so nothing a person typed can become a formula.
final class XlsxSink: RowSink {
    /// A sheet ends at 1,048,576 rows; round numbers are easier to continue from.
    static let rowsPerSheet = 1_048_000

    private let plan: TablePlan
    private let rowsPerSheet: Int
    private let workbook: XlsxBook
    private let formats: XlsxFormats
    private let cover: UnsafeMutablePointer<lxw_worksheet>
    private var sheet: UnsafeMutablePointer<lxw_worksheet>
    private var sheetCount = 1
    /// Row of the sheet that comes next; the header is row 0.
    private var next: UInt32 = 1

    init(
        _ path: String, _ plan: TablePlan, rowsPerSheet: Int = XlsxSink.rowsPerSheet
    ) throws(WritingFailure) {
        self.plan = plan
        self.rowsPerSheet = rowsPerSheet
        workbook = try XlsxBook(path, created: plan.cover.time, title: plan.cover.title, constantMemory: true)
        formats = XlsxFormats(workbook)
        cover = try workbook.addSheet(plan.labels.coverSheet)
        sheet = try workbook.addSheet(plan.labels.rowsSheet)
        try startSheet()
    }

    func append(_ row: [Cell]) throws(WritingFailure) {
        if next > rowsPerSheet { try continueOnNewSheet() }
        if next & 0xFFF == 0 { try workbook.checkRoom() }
        for (column, cell) in row.enumerated() {
            let code = sheet.write(cell, row: next, column: UInt16(column), formats, plan.labels)
            guard code == LXW_NO_ERROR else { throw XlsxBook.failure(code) }
        }
        next += 1
    }

    func finish(rows: Int) throws(WritingFailure) {
        endSheet()
        writeCover(rows: rows)
        try workbook.checkRoom()
        try workbook.close()
    }

    func discard() { workbook.discard() }

    // MARK: - Sheets

    private func continueOnNewSheet() throws(WritingFailure) {
        endSheet()
        sheetCount += 1
        sheet = try workbook.addSheet("\(plan.labels.rowsSheet) \(sheetCount)")
        next = 1
        try startSheet()
    }

    private func startSheet() throws(WritingFailure) {
        for (index, column) in plan.columns.enumerated() {
            let at = UInt16(index)
            worksheet_set_column(sheet, at, at, Double(column.width) + 2, nil)
            let code = worksheet_write_string(sheet, 0, at, column.title.xlsxText, formats.header)
            guard code == LXW_NO_ERROR else { throw XlsxBook.failure(code) }
        }
        worksheet_freeze_panes(sheet, 1, 0)
        // Identity numbers are text on purpose; no green corners.
        worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        worksheet_repeat_rows(sheet, 0, 0)
        setUpPrinting(sheet, landscape: plan.isWide)
    }

    /// The filter covers exactly the rows that were written.
    private func endSheet() {
        guard !plan.columns.isEmpty else { return }
        worksheet_autofilter(sheet, 0, 0, max(next - 1, 1), UInt16(plan.columns.count - 1))
    }

    private func setUpPrinting(_ sheet: UnsafeMutablePointer<lxw_worksheet>, landscape: Bool) {
        worksheet_set_paper(sheet, 9)  // A4
        if landscape { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_footer(sheet, "&C" + plan.labels.pageText(page: "&P", pages: "&N"))
        if let mark = plan.cover.watermark {
            worksheet_set_header(sheet, "&R" + String(mark.replacing("&", with: "&&").prefix(80)))
        }
    }

    private func writeCover(rows: Int) {
        worksheet_set_column(cover, 0, 0, 16, nil)
        worksheet_set_column(cover, 1, 1, 80, nil)
        for (row, line) in plan.coverLines(rows: rows).enumerated() {
            worksheet_write_string(cover, UInt32(row), 0, line.label.xlsxText, formats.header)
            worksheet_write_string(cover, UInt32(row), 1, line.value.xlsxText, formats.wrapped)
        }
        setUpPrinting(cover, landscape: false)
    }
}

extension TableLabels {
    func pageText(page: String, pages: String) -> String {
        pageOfPages.replacing("{page}", with: page).replacing("{pages}", with: pages)
    }
}
