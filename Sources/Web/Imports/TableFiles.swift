import Documents
package import Workflows

extension ImportTables {
    /// Workbooks, csv and pasted text, as `Documents` reads them.
    package static let documents = ImportTables(
        look: { path, sheet in
            let reader = try TableReader.open(path)
            let shape = try reader.shape(ofSheet: sheet)
            return ImportOutline(
                sheets: reader.sheets.map(\.name), rows: shape.rows, hiddenRows: shape.hiddenRows.count,
                hiddenColumns: shape.hiddenColumns.count, mergedDown: shape.merged.count { $0.rows.count > 1 },
                kind: reader.kind.name)
        },
        open: { path, sheet, fillsDown in
            let reader = try TableReader.open(path)
            let rows = try reader.rows(ofSheet: sheet)
            var filling = MergedFilling(fillsDown ? try reader.shape(ofSheet: sheet).merged : [])
            return ImportSource {
                // The reader lives as long as its rows are read.
                _ = reader
                guard let row = try rows.next() else { return nil }
                return filling.filled(ImportLine(row))
            }
        })
}

extension TableReader.Kind {
    var name: String {
        switch self {
        case .xlsx: "xlsx"
        case .xls: "xls"
        case .csv(let encoding, _): "csv \(encoding)"
        }
    }
}

extension ImportLine {
    init(_ row: RawRow) {
        self.init(
            number: row.number,
            cells: row.cells.map { ImportCell($0.text, isFormula: $0.isFormula, hasLostDigits: $0.hasLostDigits) },
            isExample: row.isTemplateExample)
    }
}

/// Gives the value of a cell merged over several rows to all of them, once the person has said so.
struct MergedFilling {
    private let ranges: [MergedRange]
    private var open: [(range: MergedRange, cell: ImportCell)] = []
    private var next = 0

    init(_ merged: [MergedRange]) {
        ranges = merged.filter { $0.rows.count > 1 }.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    }

    mutating func filled(_ line: ImportLine) -> ImportLine {
        var line = line
        open.removeAll { $0.range.rows.upperBound < line.number }
        while next < ranges.count, ranges[next].rows.lowerBound <= line.number {
            let range = ranges[next]
            next += 1
            guard range.rows.contains(line.number), range.columns.lowerBound < line.cells.count else { continue }
            open.append((range, line.cells[range.columns.lowerBound]))
        }
        for (range, cell) in open where range.rows.lowerBound < line.number {
            let column = range.columns.lowerBound
            while line.cells.count <= column { line.cells.append(ImportCell("")) }
            if line.cells[column].text.isEmpty { line.cells[column] = cell }
        }
        return line
    }
}

extension WordBook {
    /// Words of a key in every language: people fill templates in either.
    package var vocabulary: ImportVocabulary {
        ImportVocabulary { key in
            var texts: [String] = []
            for code in codes where self[code].has(key) { texts.append(self[code](key)) }
            return texts
        }
    }
}
