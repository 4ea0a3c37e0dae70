import Campus
import CFreeXL

/// The rows of one sheet of an old workbook.
final class XlsRows: RowSource {
    /// `nil` for files before Excel 97.
    let outline: BiffOutline.Sheet?
    private let book: XlsWorkbook
    private let sheet: UInt16
    private let rows: UInt32
    private let columns: UInt16
    private var at: UInt32 = 0
    private var given = 0

    init(_ book: XlsWorkbook, sheet: Int) throws(UnreadableFile) {
        self.book = book
        self.sheet = UInt16(sheet)
        outline = book.outline?.sheets[sheet]
        var rows: UInt32 = 0
        var columns: UInt16 = 0
        guard freexl_select_active_worksheet(book.handle, self.sheet) == FREEXL_OK,
            freexl_worksheet_dimensions(book.handle, &rows, &columns) == FREEXL_OK
        else { throw .damaged }
        (self.rows, self.columns) = (rows, columns)
    }

    func next() throws(UnreadableFile) -> RawRow? {
        // Another iterator may have turned to another sheet meanwhile.
        guard freexl_select_active_worksheet(book.handle, sheet) == FREEXL_OK else { throw .damaged }
        while at < rows {
            let cells = try cells(ofRow: at)
            at += 1
            guard !cells.isEmpty else { continue }
            given += 1
            guard given <= book.limits.rows else { throw .tooLarge(.rows(book.limits.rows)) }
            return RawRow(number: Int(at), isHidden: outline?.hiddenRows.contains(Int(at)) ?? false, cells: cells)
        }
        return nil
    }

    private func cells(ofRow row: UInt32) throws(UnreadableFile) -> [RawCell] {
        var cells: [RawCell] = []
        for column in 0..<columns {
            var raw = FreeXL_CellValue()
            guard freexl_get_cell_value(book.handle, row, column, &raw) == FREEXL_OK else { continue }
            let value = Self.value(raw)
            let isFormula = outline?.formulas.contains(.init(row: Int(row) + 1, column: Int(column))) ?? false
            guard value != .empty || isFormula else { continue }
            guard column < book.limits.columns else { throw .tooLarge(.columns(book.limits.columns)) }
            while cells.count < column { cells.append(.empty) }
            cells.append(RawCell(value, isFormula: isFormula))
        }
        return cells
    }

    private static let errors: Set<String> = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]

    private static func value(_ raw: FreeXL_CellValue) -> RawCell.Value {
        switch Int32(raw.type) {
        case FREEXL_CELL_INT: .number(Double(raw.value.int_value))
        case FREEXL_CELL_DOUBLE: .number(raw.value.double_value)
        case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT: text(raw.value.text_value)
        case FREEXL_CELL_DATE, FREEXL_CELL_DATETIME, FREEXL_CELL_TIME: day(raw.value.text_value)
        default: .empty
        }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> RawCell.Value {
        guard let pointer else { return .empty }
        let text = String(cString: pointer)
        if errors.contains(text) { return .error(text) }
        return text.isEmpty ? .empty : .text(text)
    }

    /// FreeXL writes `2026-11-21`, `2026-11-21 14:05:00` or `14:05:00`.
    private static func day(_ pointer: UnsafePointer<CChar>?) -> RawCell.Value {
        guard let pointer else { return .empty }
        let text = String(cString: pointer)
        let parts = text.split(separator: " ")
        let date = parts.first.flatMap { LocalDate(String($0)) }
        let clock = (parts.last ?? "").split(separator: ":").compactMap { Int($0) }
        let second = clock.count == 3 ? (clock[0] * 60 + clock[1]) * 60 + clock[2] : 0
        guard let date else { return clock.count == 3 ? .time(secondOfDay: second) : .text(text) }
        return second == 0 ? .date(date) : .dateTime(date, secondOfDay: second)
    }
}
