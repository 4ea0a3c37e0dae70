/// One row of a file.
package struct RawRow: Sendable, Equatable {
    /// As the spreadsheet numbers it, from 1; empty rows are skipped but counted.
    package var number: Int
    package var isHidden: Bool
    /// Up to the last cell with content.
    package var cells: [RawCell]

    package init(number: Int, isHidden: Bool = false, cells: [RawCell]) {
        self.number = number
        self.isHidden = isHidden
        self.cells = cells
    }
}

/// Gives the rows of one sheet, one after the other, in bounded memory.
package protocol RowSource: AnyObject {
    /// - Returns: The next row with content, `nil` after the last.
    func next() throws(UnreadableFile) -> RawRow?
}

/// Cells shown as one; the value stands in the first of them.
package struct MergedRange: Sendable, Hashable {
    /// From 1, as in `RawRow.number`.
    package var rows: ClosedRange<Int>
    /// From 0, as in `RawRow.cells`.
    package var columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// What can be said of a sheet after one look through it.
package struct SheetShape: Sendable, Equatable {
    /// Rows with content.
    package var rows = 0
    package var lastRow = 0
    package var columns = 0
    /// Hidden rows with content.
    package var hiddenRows: [Int] = []
    /// From 0.
    package var hiddenColumns: [Int] = []
    package var merged: [MergedRange] = []
    /// Workbooks from before Excel 97 do not tell hidden rows and merged cells.
    package var knowsHiddenAndMerged = true

    package init() {}
}
