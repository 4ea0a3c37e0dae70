package import Campus
import Store

/// The long steps of imports: checking, importing, taking back.
package struct ImportJob: JobKind {
    static let name = "import"

    package let kind = ImportJob.name
    let work: ImportWork

    package init(_ work: ImportWork) { self.work = work }

    package func run(_ job: RunningJob) async throws -> String {
        guard let id = ImportRun.ID(job.input) else { throw JobFailure("job.failure.input") }
        do {
            try await work.go(id) { done, total in try await job.progress(done: done, total: total) }
        } catch let refusal as ImportRefusal where refusal == .fileGone {
            throw JobFailure("import.failure.file-gone")
        } catch is Denied {
            throw JobFailure("import.failure.rights")
        }
        return "\(id)"
    }
}

extension ImportWork {
    /// Does the step a run stands at, in the rights of the post in which it was begun.
    package func go(_ id: ImportRun.ID, progress: (_ done: Int, _ total: Int) async throws -> Void) async throws {
        let run = try await database.read { db in try ImportRun.any(id, db) }
        let today = database.clock.today
        let caller = try await database.read { db in
            try JobCaller.find(run.account, run.post, job: "import/\(id)", on: today, db)
        }
        try Self.must(Self.kind(run.kind), caller)
        switch run.step {
        case .checking:
            try await ImportCheck(run, by: caller, work: self).all(progress: progress)
            try await finish(run, at: .check)
        case .importing:
            try await ImportApplication(run, by: caller, work: self).all(progress: progress)
            try await settleWhole(run, caller, progress: progress)
        case .undoing:
            try await ImportUndo(run: run, caller: caller, work: self).all(progress: progress)
            try await finish(run, at: .undone)
        case .file, .match, .check, .result, .undone:
            return
        }
        let title = run.fileName
        let now = database.clock.now()
        try await database.write { db in
            try Notices.add(
                to: run.account, subject: "import/\(id)", words: "notice.import.\(run.step.rawValue)",
                arguments: ["file": title], link: "/imports/\(id)", db, at: now)
        }
    }

    /// "All or nothing" holds to the last row: one that cannot be written takes the others back.
    private func settleWhole(
        _ run: ImportRun, _ caller: Caller, progress: (Int, Int) async throws -> Void
    ) async throws {
        removeFile(run.id)
        let id = run.id
        let counts = try await database.read { db in try ImportCounts(of: id, db) }
        guard run.choices.allOrNothing, counts.faulty > 0 else { return try await finish(run, at: .result) }
        try await ImportUndo(run: run, caller: caller, work: self).all(progress: progress)
        try await finish(run, at: .undone, failure: "import.failure.all-or-nothing")
    }

    /// Takes the faulty rows back from a file of `number, reason, cells…`, and judges just those.
    package func fix(file path: String, of id: ImportRun.ID, by caller: Caller) async throws {
        let run = try await one(id, for: caller)
        let tables = tables
        let lines = try await onWorkerThread {
            // The downloaded file has a cover before its rows.
            try tables.open(path, tables.look(path, 0).sheets.count > 1 ? 1 : 0, false).batch(20_001)
        }
        guard lines.count <= 20_000 else { throw ImportRefusal.tooManyRows(20_000) }
        guard let head = lines.first else { throw ImportRefusal.noRows }
        let places = Dictionary(
            run.choices.headings.enumerated().map { ($1.headingKey, $0) }, uniquingKeysWith: { first, _ in first })
        let columns = head.cells.enumerated().map { $0 < 2 ? nil : places[$1.text.headingKey] }
        var corrections: [Int: [Int: String]] = [:]
        for line in lines.dropFirst() {
            guard let number = line.cells.first.flatMap({ Int($0.text) }) else { continue }
            for (place, cell) in line.cells.enumerated() where place < columns.count {
                if let column = columns[place] { corrections[number, default: [:]][column] = cell.text }
            }
        }
        guard !corrections.isEmpty else { throw ImportRefusal.noRows }
        try await fix(corrections, of: id, by: caller)
    }

    /// Corrects cells of some rows and judges just those.
    package func fix(_ corrections: [Int: [Int: String]], of id: ImportRun.ID, by caller: Caller) async throws {
        let run = try await one(id, for: caller)
        guard run.step == .check || run.step == .result else { throw ImportRefusal.wrongStep }
        guard corrections.count <= 20_000 else { throw ImportRefusal.tooManyRows(20_000) }
        let open = try await database.read { db in
            let rows = try db.rows("SELECT number FROM import_row WHERE run_id = $1 AND state IN ('faulty', 'new', 'changed', 'unchanged')", id)
            return Set(try rows.map { try $0.int("number") })
        }
        try await ImportCheck(run, by: caller, work: self).some(corrections.filter { open.contains($0.key) })
        try await finish(run, at: .check)
    }
}
