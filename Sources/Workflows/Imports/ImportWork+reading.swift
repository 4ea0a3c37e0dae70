package import Campus
package import Store

/// A row of a run as the grid shows it.
package struct ImportRowView: Sendable {
    package let number: Int
    /// Cells by column of the file.
    package let cells: [ImportCell]
    package let state: String
    package let faults: [ImportFault]
    package let target: Int64?
}

extension ImportWork {
    /// The newest first.
    package func mine(for caller: Caller) async throws -> [ImportRun] {
        try caller.must(.importData)
        return try await database.read { db in
            try db.rows(
                "SELECT \(ImportRun.columns) FROM import_run WHERE account_id = $1 ORDER BY id DESC LIMIT 50", caller.account
            ).map(ImportRun.init)
        }
    }

    package func one(_ id: ImportRun.ID, for caller: Caller) async throws -> ImportRun {
        try caller.must(.importData)
        return try await database.read { db in try ImportRun.one(id, of: caller.account, db) }
    }

    /// Whether the same content was imported before, by anybody of this branch, and when (IMP-11).
    package func earlier(_ run: ImportRun, for caller: Caller) async throws -> (name: String, at: Instant)? {
        try await database.read { db in
            let row = try db.first(
                """
                SELECT person.name, import_run.applied_at FROM import_run
                JOIN account ON account.id = import_run.account_id JOIN person ON person.id = account.person_id
                WHERE import_run.file_hash = $1 AND import_run.kind = $2 AND import_run.id <> $3
                  AND import_run.applied_at IS NOT NULL AND import_run.undone_at IS NULL
                  AND import_run.path >= $4 AND import_run.path < $5
                ORDER BY import_run.id DESC
                """, run.fileHash, run.kind, run.id, caller.scope.lower, caller.scope.upper)
            return try row.map { (try $0.text("name"), try $0.instant("applied_at")) }
        }
    }

    /// Rows in the order of the file, from one after `number`.
    package func rows(
        of run: ImportRun, in states: [String], after number: Int = 0, limit: Int = 50, for caller: Caller
    ) async throws -> [ImportRowView] {
        guard run.account == caller.account else { throw NotFound() }
        let wanted = states.compactMap(StagedRow.State.init(rawValue:))
        guard !wanted.isEmpty else { return [] }
        let staged = StagedCells(keys: keys, run: run.id.rawValue)
        return try await database.read { db in
            try staged.rows(after: number, in: wanted, limit: min(limit, 1_000), db).map { row in
                ImportRowView(
                    number: row.number, cells: row.cells, state: row.state.rawValue, faults: row.problems, target: row.target)
            }
        }
    }

    /// The first rows of the file, to see what stands under each heading.
    package func samples(of run: ImportRun) async throws -> [[String]] {
        let (tables, path) = (tables, filePath(run.id))
        return try await onWorkerThread {
            try tables.open(path, run.choices.sheet, false).batch(run.choices.headingRow + 8)
                .filter { $0.number > run.choices.headingRow && !$0.isExample }.prefix(3).map { $0.cells.map(\.text) }
        }
    }

    /// The rows a template begins with: what stands now in the caller's branch.
    package func existing(_ kind: any ImportKind, limit: Int, for caller: Caller) async throws -> [[String: String]] {
        try Self.must(kind, caller)
        let bench = bench(run: 0, caller, updates: nil)
        return try await database.read { db in try kind.existing(bench, limit: limit, db) }
    }

    func bench(run: Int64, _ caller: Caller, updates: [String]?) -> ImportBench {
        ImportBench(
            run: run, caller: caller, now: database.clock.now(), index: index, keys: keys, vocabulary: vocabulary,
            updates: updates.map(Set.init), memory: ImportMemory())
    }
}
