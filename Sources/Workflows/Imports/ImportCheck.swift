import Campus
import Foundation
import Store

/// Judges every row of a run without writing anything but the judgement.
struct ImportCheck: Sendable {
    let work: ImportWork
    let run: ImportRun
    let kind: any ImportKind
    let bench: ImportBench

    private var staged: StagedCells { StagedCells(keys: work.keys, run: run.id.rawValue) }

    init(_ run: ImportRun, by caller: Caller, work: ImportWork) throws {
        self.work = work
        self.run = run
        kind = try ImportWork.kind(run.kind)
        bench = work.bench(run: run.id.rawValue, caller, updates: nil)
    }

    /// From the bench if the rows are there already (they may have been corrected), else from the file.
    func all(progress: (Int, Int) async throws -> Void) async throws {
        let id = run.id
        let hasRows = try await work.database.read { db in
            try db.first("SELECT 1 AS one FROM import_row WHERE run_id = $1 LIMIT 1", id) != nil
        }
        // A check that died half way begins again: its rows are not all there.
        if hasRows, run.counts.total > 0 { try await again(progress: progress) } else { try await fromFile(progress: progress) }
    }

    private func fromFile(progress: (Int, Int) async throws -> Void) async throws {
        let path = work.filePath(run.id)
        guard FileManager.default.fileExists(atPath: path) else { throw ImportRefusal.fileGone }
        let (id, choices, tables) = (run.id, run.choices, work.tables)
        try await work.database.write { db in _ = try db.run("DELETE FROM import_row WHERE run_id = $1", id) }
        let source = try await onWorkerThread { try tables.open(path, choices.sheet, choices.fillsDown) }
        var done = 0
        while true {
            let read = try await onWorkerThread { try source.batch(ImportWork.batch) }
            guard !read.isEmpty else { break }
            let lines = read.filter { $0.number > choices.headingRow && !$0.isExample }
            let rows = lines.map { StagedRow(number: $0.number, cells: $0.cells, state: .new, problems: [], target: nil, before: "") }
            try await work.database.write { db in try staged.insert(judged(rows, db), db) }
            done += read.count
            try await progress(done, choices.outline.rows)
        }
    }

    private func again(progress: (Int, Int) async throws -> Void) async throws {
        var last = 0
        var done = 0
        while true {
            let after = last
            let count = try await work.database.write { db in
                let rows = try staged.rows(after: after, in: StagedRow.State.allCases, limit: ImportWork.batch, db)
                try staged.replace(judged(rows, db), db)
                return (rows.last?.number, rows.count)
            }
            guard let number = count.0 else { break }
            last = number
            done += count.1
            try await progress(done, run.counts.total)
        }
    }

    /// Only these rows, with some cells as somebody corrected them.
    func some(_ corrections: [Int: [Int: String]]) async throws {
        let numbers = corrections.keys.sorted()
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let some = Array(numbers[start..<min(start + 500, numbers.count)])
            try await work.database.write { db in
                let places = some.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
                let rows = try db.rows(
                    """
                    SELECT number, cells, state, problems, target_id, before FROM import_row
                    WHERE run_id = $1 AND number IN (\(places)) ORDER BY number
                    """, arguments: [run.id.sqlValue] + some.map { .integer(Int64($0)) }
                ).map(staged.row).map { row in Self.corrected(row, corrections[row.number] ?? [:]) }
                try staged.replace(judged(rows, db), db)
            }
        }
    }

    private static func corrected(_ row: StagedRow, _ cells: [Int: String]) -> StagedRow {
        var row = row
        for (column, text) in cells where column >= 0 && column < 512 {
            while row.cells.count <= column { row.cells.append(ImportCell("")) }
            if row.cells[column].text != text { row.cells[column] = ImportCell(text) }
        }
        return row
    }

    func judged(_ rows: [StagedRow], _ db: Transaction) throws -> [StagedRow] {
        let entries = rows.map { entry(of: $0) }
        return zip(rows, try kind.judge(entries, bench, db)).map { row, verdict in
            var row = row
            row.state = verdict.state
            row.problems = verdict.faults
            row.target = verdict.target
            return row
        }
    }

    /// The cells under their fields.
    func entry(of row: StagedRow) -> ImportEntry {
        var entry = ImportEntry(number: row.number, texts: [:])
        for (column, key) in run.choices.columns.enumerated() {
            guard let key else { continue }
            let cell = column < row.cells.count ? row.cells[column] : ImportCell("")
            entry.texts[key] = cell.text.squeezed
            if cell.hasLostDigits, kind.fields.first(where: { $0.key == key })?.shape == .code { entry.lost.insert(key) }
        }
        return entry
    }
}
