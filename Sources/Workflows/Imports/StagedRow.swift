import Campus
import Store

/// A row of a file as the record keeps it until it is imported.
struct StagedRow: Sendable {
    let number: Int
    var cells: [ImportCell]
    var state: State
    var problems: [ImportFault]
    var target: Int64?
    var before: String

    enum State: String, Sendable, CaseIterable {
        case new, changed, unchanged, faulty, skipped, done, undone, kept
    }

    static let columns = ["run_id", "number", "cells", "state", "problems", "target_id", "before"]
}

/// Seals and opens the cells: rows of people hold phone and identity numbers.
struct StagedCells: Sendable {
    let keys: KeyRing
    let run: Int64

    /// Between cells; taken out of their texts.
    private static let separator: Character = "\u{1F}"
    private static let formula: Character = "\u{2}"
    private static let lost: Character = "\u{1}"

    func sealed(_ cells: [ImportCell], number: Int) -> [UInt8] {
        let text = cells.map { cell in
            let mark = (cell.hasLostDigits ? String(Self.lost) : "") + (cell.isFormula ? String(Self.formula) : "")
            return mark + cell.text.filter { $0 != Self.separator && $0 != Self.formula && $0 != Self.lost }
        }.joined(separator: String(Self.separator))
        return Seal(keys).seal(text, at: place(number))
    }

    func opened(_ sealed: [UInt8], number: Int) throws -> [ImportCell] {
        let text = try Seal(keys).openText(sealed, at: place(number))
        return text.split(separator: Self.separator, omittingEmptySubsequences: false).map { part in
            var rest = part
            let isLost = rest.first == Self.lost
            if isLost { rest.removeFirst() }
            let isFormula = rest.first == Self.formula
            if isFormula { rest.removeFirst() }
            return ImportCell(String(rest), isFormula: isFormula, hasLostDigits: isLost)
        }
    }

    private func place(_ number: Int) -> SealedPlace {
        SealedPlace(table: "import_row", column: "cells", row: "\(run)/\(number)")
    }

    func values(_ row: StagedRow) -> [SQLValue] {
        [
            .integer(run), .integer(Int64(row.number)), .blob(sealed(row.cells, number: row.number)),
            .text(row.state.rawValue), .text(ImportFault.text(row.problems)), row.target.sqlValue, .text(row.before),
        ]
    }

    func row(_ row: Row) throws -> StagedRow {
        let number = try row.int("number")
        return StagedRow(
            number: number, cells: try opened(row.blob("cells"), number: number),
            state: StagedRow.State(rawValue: try row.text("state")) ?? .faulty,
            problems: ImportFault.read(try row.text("problems")), target: try row.maybe("target_id", row.int64),
            before: try row.text("before"))
    }

    /// Writes a batch anew: on either engine much faster than changing its rows one by one.
    func replace(_ rows: [StagedRow], _ db: Transaction) throws {
        for start in stride(from: 0, to: rows.count, by: 500) {
            let some = rows[start..<min(start + 500, rows.count)]
            let places = some.indices.map { "$\($0 - start + 2)" }.joined(separator: ", ")
            try db.run(
                "DELETE FROM import_row WHERE run_id = $1 AND number IN (\(places))",
                arguments: [.integer(run)] + some.map { .integer(Int64($0.number)) })
        }
        try db.bulkInsert(into: "import_row", columns: StagedRow.columns, rows: rows.map(values))
    }

    func insert(_ rows: [StagedRow], _ db: Transaction) throws {
        try db.bulkInsert(into: "import_row", columns: StagedRow.columns, rows: rows.map(values))
    }

    /// Rows after `number`, in the order of the file.
    func rows(after number: Int, in states: [StagedRow.State], limit: Int, _ db: Transaction) throws -> [StagedRow] {
        let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT number, cells, state, problems, target_id, before FROM import_row
            WHERE run_id = $1 AND number > $2 AND state IN (\(names)) ORDER BY number LIMIT \(limit)
            """, run, number
        ).map(row)
    }
}
