import Campus
import Store

/// Writes the good rows of a run, a thousand a transaction: whatever stops it, no row is half done.
struct ImportApplication: Sendable {
    let check: ImportCheck
    let caller: Caller
    let bench: ImportBench

    private var run: ImportRun { check.run }
    private var staged: StagedCells { StagedCells(keys: check.work.keys, run: run.id.rawValue) }

    init(_ run: ImportRun, by caller: Caller, work: ImportWork) throws {
        check = try ImportCheck(run, by: caller, work: work)
        self.caller = caller
        bench = work.bench(run: run.id.rawValue, caller, updates: run.choices.updates)
    }

    func all(progress: (Int, Int) async throws -> Void) async throws {
        let whole = run.counts.new + run.counts.changed
        var last = 0
        var done = 0
        while true {
            let after = last
            let batch = try await check.work.database.write { db in
                let rows = try staged.rows(after: after, in: [.new, .changed], limit: ImportWork.batch, db)
                try write(rows, db)
                return (rows.last?.number, rows.count)
            }
            guard let number = batch.0 else { break }
            last = number
            done += batch.1
            try await progress(done, whole)
        }
    }

    /// Judged once more in the transaction that writes: the record may have moved on since the check.
    private func write(_ rows: [StagedRow], _ db: Transaction) throws {
        guard !rows.isEmpty else { return }
        let entries = rows.map { check.entry(of: $0) }
        let verdicts = try check.kind.judge(entries, bench, db)
        let chosen = zip(entries, verdicts).filter { _, verdict in
            verdict.state == .new || (verdict.state == .changed && run.choices.repeats == .update)
        }
        let traces = try check.kind.apply(chosen.map { (entry: $0.0, verdict: $0.1) }, bench, db)
        let byNumber = Dictionary(uniqueKeysWithValues: traces.map { ($0.number, $0) })
        let results = zip(rows, verdicts).map { row, verdict in
            var row = row
            row.problems = verdict.faults
            row.target = byNumber[row.number]?.target ?? verdict.target
            row.state = Self.state(verdict, isWritten: byNumber[row.number] != nil)
            row.before = byNumber[row.number]?.before.text ?? ""
            if row.state == .faulty, row.problems.isEmpty { row.problems = [ImportFault("", "import.fault.parent-missing")] }
            return row
        }
        try staged.replace(results, db)
        for trace in traces {
            db.audit(AuditEntry(
                by: caller, trace.before.isNew ? "\(objectKind).imported" : "\(objectKind).changedByImport", objectKind,
                trace.target, title: trace.title, path: trace.path, reason: "import \(run.id)", changes: trace.changes))
        }
        try db.announce(objectKind, "", path: caller.scope.lower, at: bench.now)
    }

    private var objectKind: String {
        switch check.kind.name {
        case "people": "person"
        case "schools": "school"
        default: "unit"
        }
    }

    private static func state(_ verdict: ImportVerdict, isWritten: Bool) -> StagedRow.State {
        if isWritten { return .done }
        switch verdict.state {
        case .new: return .faulty
        case .changed: return .skipped
        case let other: return other
        }
    }
}

/// Takes an import back, last row first, so that what hangs on an earlier row goes before it.
struct ImportUndo: Sendable {
    let run: ImportRun
    let caller: Caller
    let work: ImportWork

    func all(progress: (Int, Int) async throws -> Void) async throws {
        let kind = try ImportWork.kind(run.kind)
        let bench = work.bench(run: run.id.rawValue, caller, updates: nil)
        let staged = StagedCells(keys: work.keys, run: run.id.rawValue)
        let id = run.id
        var done = 0
        while true {
            let count = try await work.database.write { db in
                let rows = try db.rows(
                    """
                    SELECT number, cells, state, problems, target_id, before FROM import_row
                    WHERE run_id = $1 AND state = 'done' ORDER BY number DESC LIMIT \(ImportWork.batch)
                    """, id
                ).map(staged.row)
                let results = try rows.map { row in
                    var row = row
                    row.state = try Self.take(row, back: kind, bench, db) ? .undone : .kept
                    return row
                }
                try staged.replace(results, db)
                return rows.count
            }
            guard count > 0 else { break }
            done += count
            try await progress(done, run.counts.done)
        }
    }

    private static func take(_ row: StagedRow, back kind: any ImportKind, _ bench: ImportBench, _ db: Transaction) throws -> Bool {
        guard let target = row.target, let before = ImportBefore(row.before), try before.stands(db) else { return false }
        if before.isNew { return try kind.remove(target, db) }
        try before.restore(db)
        try kind.refresh(target, bench, db)
        return true
    }
}
