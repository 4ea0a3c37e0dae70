import Foundation
package import Campus
package import Store

/// Taking back, stopping, going on and giving up.
extension ImportWork {
    /// Takes a whole import back.
    package func undo(_ id: ImportRun.ID, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let run = try ImportRun.one(id, of: caller.account, db)
            try Self.must(Self.kind(run.kind), caller)
            guard run.step == .result else { throw ImportRefusal.wrongStep }
            guard run.canUndo(at: now) else { throw ImportRefusal.tooLate }
            try start(.undoing, run, caller, db, at: now)
            db.audit(AuditEntry(
                by: caller, "import.undone", "import", id, title: "\(run.kind) · \(run.fileName)", path: caller.scope.lower))
        }
    }

    package var jobs: JobWork { JobWork(database: database) }

    /// Asks the job to stop after the rows it is at.
    package func stop(_ id: ImportRun.ID, by caller: Caller) async throws {
        let run = try await one(id, for: caller)
        if let job = run.job { try await jobs.cancel(Job.ID(job), by: caller) }
    }

    /// Goes on with a run whose job was stopped.
    package func resume(_ id: ImportRun.ID, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let run = try ImportRun.one(id, of: caller.account, db)
            guard run.step.isMoving else { throw ImportRefusal.wrongStep }
            let isOpen = try db.first(
                "SELECT 1 AS one FROM job WHERE id = $1 AND state IN ('waiting', 'running')", run.job) != nil
            guard !isOpen else { return }
            try start(run.step, run, caller, db, at: now)
        }
    }

    /// Ends a run that was stopped half way: what is in is in and can be taken back.
    package func settle(_ id: ImportRun.ID, by caller: Caller) async throws {
        let run = try await one(id, for: caller)
        guard run.step.isMoving else { throw ImportRefusal.wrongStep }
        if run.step == .checking {
            // A part of the rows is no check: the next one reads the file again.
            try await database.write { db in _ = try db.run("DELETE FROM import_row WHERE run_id = $1", id) }
        }
        try await finish(run, at: run.step == .checking ? .match : .result)
    }

    func finish(_ run: ImportRun, at step: ImportRun.Step, failure: String? = nil) async throws {
        let now = database.clock.now()
        try await database.write { db in
            var choices = try ImportRun.any(run.id, db).choices
            choices.failure = failure
            let counts = try ImportCounts(of: run.id, db)
            try db.run(
                """
                UPDATE import_run SET step = $2, counts = $3, choices = $4, version = version + 1,
                    undone_at = CASE WHEN CAST($2 AS TEXT) = 'undone' THEN CAST($5 AS BIGINT) ELSE undone_at END
                WHERE id = $1
                """, run.id, step.rawValue, counts.jsonText, choices.jsonText, now)
            try db.announce("import", "\(run.id)", path: "", to: run.account, at: now)
        }
    }

    /// Throws a run away that has imported nothing.
    package func discard(_ id: ImportRun.ID, by caller: Caller) async throws {
        try await database.write { db in
            let run = try ImportRun.one(id, of: caller.account, db)
            guard run.step.place < 3, !run.step.isMoving else { throw ImportRefusal.wrongStep }
            try db.run("DELETE FROM import_row WHERE run_id = $1", id)
            try db.run("DELETE FROM import_run WHERE id = $1", id)
            db.audit(AuditEntry(by: caller, "import.discarded", "import", id, title: run.fileName, path: caller.scope.lower))
        }
        removeFile(id)
    }
}
