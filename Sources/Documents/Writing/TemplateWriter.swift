package import Campus
import CXlsxWriter
import Foundation
package import Reports

/// Writes the empty form of a bulk import as a workbook (IMP-03).
///
/// Header with comments, drop-down lists, one marked example row, then the rows that stand now. Cells of text
/// columns are formatted as text, so that identity numbers and leading zeros survive being typed.
package struct TemplateWriter {
    /// Above it, the rows belong into an export.
    package static let mostExisting = 20_000
    /// Empty rows that still offer the lists.
    private static let spareRows = 5_000
    private static let choicesSheet = "choices"

    private let template: ImportTemplate
    private let labels: TableLabels
    private let book: XlsxBook
    private let formats: XlsxFormats
    private let example: XlsxFormats.Format?
    private let required: XlsxFormats.Format?

    /// - Parameter time: Stands in the file; same template and time, same bytes.
    package static func write(
        _ template: ImportTemplate, to path: String, mark: ImportTemplate.ExampleMark, labels: TableLabels, time: Instant
    ) throws(WritingFailure) {
        guard template.existing.count <= mostExisting else { throw .tooManyRows(limit: mostExisting) }
        let width = template.columns.count
        for row in template.existing + [template.example] where row.count != width {
            throw .wrongWidth(expected: width, found: row.count)
        }
        let partial = path + ".part"
        do throws(WritingFailure) {
            let writer = try TemplateWriter(template, partial, labels, time)
            try writer.fill(mark)
        } catch {
            unlink(partial)
            throw error
        }
        guard rename(partial, path) == 0 else {
            unlink(partial)
            throw .cannotWrite(path: path)
        }
    }

    private init(
        _ template: ImportTemplate, _ path: String, _ labels: TableLabels, _ time: Instant
    ) throws(WritingFailure) {
        self.template = template
        self.labels = labels
        book = try XlsxBook(path, created: time, title: template.title, constantMemory: false)
        formats = XlsxFormats(book)
        example = workbook_add_format(book.pointer)
        format_set_italic(example)
        format_set_font_color(example, 0x7A8794)
        format_set_num_format(example, "@")
        required = workbook_add_format(book.pointer)
        format_set_bold(required)
        format_set_text_wrap(required)
        format_set_bg_color(required, 0xE8EDF3)
        format_set_font_color(required, 0xB42318)
    }

    private func fill(_ mark: ImportTemplate.ExampleMark) throws(WritingFailure) {
        let sheet = try book.addSheet(labels.rowsSheet)
        for (index, column) in template.columns.enumerated() { addHeader(column, UInt16(index), sheet) }
        worksheet_freeze_panes(sheet, 1, 0)
        addExample(mark, sheet)
        for (index, row) in template.existing.enumerated() {
            for (column, cell) in row.enumerated() {
                let code = sheet.write(cell, row: UInt32(index) + 2, column: UInt16(column), formats, labels)
                guard code == LXW_NO_ERROR else { throw XlsxBook.failure(code) }
            }
        }
        try addChoices(to: sheet)
        try book.checkRoom()
        try book.close()
    }

    private func addHeader(
        _ column: ImportTemplate.Column, _ at: UInt16, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        worksheet_set_column(sheet, at, at, Double(column.column.width) + 2, formats.column(column.column.kind))
        let format = column.isRequired ? required : formats.header
        worksheet_write_string(sheet, 0, at, column.column.title.xlsxText, format)
        if !column.comment.isEmpty { worksheet_write_comment(sheet, 0, at, column.comment.xlsxText) }
    }

    /// All of it as text: nobody computes with an example.
    private func addExample(_ mark: ImportTemplate.ExampleMark, _ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        for (column, cell) in template.example.enumerated() {
            let text = (column == 0 ? mark.rawValue : "") + cell.text(labels)
            worksheet_write_string(sheet, 1, UInt16(column), text.xlsxText, example)
        }
    }

    /// Lists stand on a hidden sheet, because a list inside a cell's rule ends at 255 characters.
    private func addChoices(to sheet: UnsafeMutablePointer<lxw_worksheet>) throws(WritingFailure) {
        let lists = template.columns.map { column in
            column.choices.isEmpty && column.column.kind == .yesNo ? [labels.yes, labels.no] : column.choices
        }
        guard lists.contains(where: { !$0.isEmpty }) else { return }
        let hidden = try book.addSheet(Self.choicesSheet)
        worksheet_hide(hidden)
        for (index, list) in lists.enumerated() where !list.isEmpty {
            let column = UInt16(index)
            for (row, choice) in list.enumerated() {
                worksheet_write_string(hidden, UInt32(row), column, choice.xlsxText, nil)
            }
            try offer(list.count, column, sheet)
        }
    }

    private func offer(
        _ count: Int, _ column: UInt16, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WritingFailure) {
        let name = Self.letters(Int(column))
        var rule = lxw_data_validation()
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        // A value outside the list is judged on import, with a reason; the spreadsheet stays silent.
        rule.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
        let last = UInt32(template.existing.count + 1 + Self.spareRows)
        let code = "=\(Self.choicesSheet)!$\(name)$1:$\(name)$\(count)".withCString { formula in
            rule.value_formula = UnsafeMutablePointer(mutating: formula)
            return worksheet_data_validation_range(sheet, 1, column, last, column, &rule)
        }
        guard code == LXW_NO_ERROR else { throw XlsxBook.failure(code) }
    }

    /// 0 → A, 25 → Z, 26 → AA.
    private static func letters(_ column: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(column / 26 - 1) + letter
    }
}

extension RawRow {
    /// The marked row of a template, which an import passes over.
    package var isTemplateExample: Bool {
        cells.first { !$0.isEmpty }.map { ImportTemplate.isExample(firstText: $0.text) } ?? false
    }
}
