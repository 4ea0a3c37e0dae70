/// A file as an import sees it: how it is opened is told by whoever knows spreadsheets.
package struct ImportTables: Sendable {
    /// - Throws: Why the file cannot be read, in its reader's own words.
    package let look: @Sendable (_ path: String, _ sheet: Int) throws -> ImportOutline
    package let open: @Sendable (_ path: String, _ sheet: Int, _ fillsDown: Bool) throws -> ImportSource

    package init(
        look: @escaping @Sendable (String, Int) throws -> ImportOutline,
        open: @escaping @Sendable (String, Int, Bool) throws -> ImportSource
    ) {
        self.look = look
        self.open = open
    }
}

/// What can be said of a file before its rows are judged.
package struct ImportOutline: Sendable, Equatable, Codable {
    package var sheets: [String]
    package var rows: Int
    package var hiddenRows: Int
    package var hiddenColumns: Int
    /// Cells merged over several rows; their value stands in the first one only.
    package var mergedDown: Int
    /// `xlsx`, `xls`, `csv utf-8` …
    package var kind: String

    package init(sheets: [String], rows: Int, hiddenRows: Int = 0, hiddenColumns: Int = 0, mergedDown: Int = 0, kind: String) {
        self.sheets = sheets
        self.rows = rows
        self.hiddenRows = hiddenRows
        self.hiddenColumns = hiddenColumns
        self.mergedDown = mergedDown
        self.kind = kind
    }
}

package struct ImportLine: Sendable, Equatable {
    package var number: Int
    package var cells: [ImportCell]
    /// The marked row of a template.
    package var isExample: Bool

    package init(number: Int, cells: [ImportCell], isExample: Bool = false) {
        self.number = number
        self.cells = cells
        self.isExample = isExample
    }
}

package struct ImportCell: Sendable, Equatable {
    package var text: String
    /// The value is what the formula gave when the file was saved.
    package var isFormula: Bool
    /// The spreadsheet has thrown digits away: `1.23E+17`.
    package var hasLostDigits: Bool

    package init(_ text: String, isFormula: Bool = false, hasLostDigits: Bool = false) {
        self.text = text
        self.isFormula = isFormula
        self.hasLostDigits = hasLostDigits
    }
}

/// Rows of an open file, one after the other.
///
/// Sendable because one task at a time uses it: a batch is awaited before the next is asked for.
package final class ImportSource: @unchecked Sendable {
    private let next: () throws -> ImportLine?

    package init(_ next: @escaping () throws -> ImportLine?) { self.next = next }

    func batch(_ most: Int) throws -> [ImportLine] {
        var lines: [ImportLine] = []
        while lines.count < most, let line = try next() { lines.append(line) }
        return lines
    }
}
