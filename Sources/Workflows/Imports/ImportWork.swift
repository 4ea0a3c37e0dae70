import Foundation
package import Campus
package import Store

/// Imports, one function for each thing people do; the long ones run as jobs (`ImportJob`).
package struct ImportWork: Sendable {
    let database: Database
    let keys: KeyRing
    let index: SearchIndex
    /// Where files wait between the steps.
    let folder: String
    let tables: ImportTables
    /// The command line does the long steps itself, whether a server runs or not.
    package var isAlone = false
    package let vocabulary: ImportVocabulary

    package static let kinds: [any ImportKind] = [UnitsImport(), SchoolsImport(), PeopleImport()]
    static let batch = 1_000
    /// Files that nobody went on with are removed.
    static let fileDays: Int64 = 2

    package init(
        database: Database, keys: KeyRing, index: SearchIndex, folder: String, tables: ImportTables,
        vocabulary: ImportVocabulary
    ) {
        self.database = database
        self.keys = keys
        self.index = index
        self.folder = folder
        self.tables = tables
        self.vocabulary = vocabulary
    }

    package static func kind(_ name: String) throws(ImportRefusal) -> any ImportKind {
        guard let kind = kinds.first(where: { $0.name == name }) else { throw .unknownKind }
        return kind
    }

    package static func kinds(for caller: Caller) -> [any ImportKind] {
        kinds.filter { caller.may(.importData) && caller.may($0.permission) }
    }

    static func must(_ kind: any ImportKind, _ caller: Caller) throws {
        try caller.must(.importData)
        try caller.must(kind.permission)
    }

    // MARK: file

    /// A file that has arrived in `path`; it is moved to the import's own folder.
    ///
    /// - Returns: The new run. Its headings are matched already, for the person to look through.
    package func begin(
        _ kindName: String, file path: String, name: String, by caller: Caller
    ) async throws -> ImportRun.ID {
        let kind = try Self.kind(kindName)
        try Self.must(kind, caller)
        let choices = try await choices(for: path, sheet: nil, kind, caller)
        let hash = try await onWorkerThread { try Self.hash(of: path) }
        let now = database.clock.now()
        let id = try await database.write { db in
            let id = ImportRun.ID(try db.insert(
                """
                INSERT INTO import_run (kind, file_name, file_hash, step, choices, counts, account_id, post_id, unit_id, path, made_at)
                VALUES ($1, $2, $3, 'match', $4, $5, $6, $7, $8, $9, $10) RETURNING id
                """, kind.name, String(name.prefix(200)), hash, choices.jsonText, ImportCounts().jsonText, caller.account,
                caller.post, caller.unit, caller.scope.lower, now))
            db.audit(AuditEntry(
                by: caller, "import.begun", "import", id, title: "\(kind.name) · \(name)", path: caller.scope.lower))
            return id
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: path, toPath: filePath(id))
        sweep(at: now)
        return id
    }

    private static func hash(of path: String) throws -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { throw ImportRefusal.fileGone }
        defer { try? file.close() }
        var hasher = SHA256Hasher()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hasher.update(Array(piece)) }
        return hasher.digest().hex
    }

    func filePath(_ id: ImportRun.ID) -> String { "\(folder)/\(id).upload" }

    func removeFile(_ id: ImportRun.ID) { try? FileManager.default.removeItem(atPath: filePath(id)) }

    /// Takes files away that waited too long; they may hold people's numbers.
    private func sweep(at now: Instant) {
        let oldest = Double(now.milliseconds) / 1_000 - Double(Self.fileDays) * 86_400
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let path = "\(folder)/\(name)"
            let changed = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let changed, changed.timeIntervalSince1970 < oldest { try? FileManager.default.removeItem(atPath: path) }
        }
    }

    private func choices(
        for path: String, sheet wanted: Int?, _ kind: any ImportKind, _ caller: Caller
    ) async throws -> ImportChoices {
        let (tables, vocabulary) = (tables, vocabulary)
        let remembered = try await remembered(kind.name, caller)
        let (outline, head, sheet) = try await onWorkerThread {
            let first = try tables.look(path, wanted ?? 0)
            let heads = try (wanted.map { [$0] } ?? Array(first.sheets.indices.prefix(8))).map { sheet in
                (sheet, try tables.open(path, sheet, false).batch(12))
            }
            // A cover sheet or a page of notes in front is passed over.
            func known(_ head: [ImportLine]) -> Int {
                HeadingRows(head, fields: kind.fields, vocabulary: vocabulary, remembered: remembered).map {
                    HeadingMatch($0.headings, fields: kind.fields, vocabulary: vocabulary, remembered: remembered).matched
                } ?? -1
            }
            let best = heads.max { (known($0.1), -$0.0) < (known($1.1), -$1.0) } ?? (0, [])
            return (best.0 == (wanted ?? 0) ? first : try tables.look(path, best.0), best.1, best.0)
        }
        guard let headings = HeadingRows(head, fields: kind.fields, vocabulary: vocabulary, remembered: remembered)
        else { throw ImportRefusal.noRows }
        let match = HeadingMatch(headings.headings, fields: kind.fields, vocabulary: vocabulary, remembered: remembered)
        var choices = ImportChoices(outline: outline)
        choices.sheet = sheet
        choices.headingRow = headings.last
        choices.headings = match.columns.map(\.heading)
        choices.columns = match.columns.map(\.field)
        choices.candidates = match.columns.map(\.candidates)
        return choices
    }

    private func remembered(_ kind: String, _ caller: Caller) async throws -> [String: String] {
        try await database.read { db in
            let rows = try db.rows(
                "SELECT heading, field FROM import_match WHERE account_id = $1 AND kind = $2", caller.account, kind)
            return Dictionary(try rows.map { (try $0.text("heading"), try $0.text("field")) }) { first, _ in first }
        }
    }

    // MARK: match

    /// Another sheet of the workbook; its headings are matched anew.
    package func choose(sheet: Int, of id: ImportRun.ID, by caller: Caller) async throws {
        let run = try await one(id, for: caller)
        guard !run.step.isMoving, run.step.place < 3 else { throw ImportRefusal.wrongStep }
        guard FileManager.default.fileExists(atPath: filePath(id)) else { throw ImportRefusal.fileGone }
        let choices = try await choices(for: filePath(id), sheet: sheet, Self.kind(run.kind), caller)
        try await database.write { db in
            try db.run("DELETE FROM import_row WHERE run_id = $1", id)
            try db.run(
                "UPDATE import_run SET choices = $2, counts = $3, step = 'match', version = version + 1 WHERE id = $1", id,
                choices.jsonText, ImportCounts().jsonText)
        }
    }

    /// Back from the check to the headings; nothing that was corrected is lost.
    package func rematch(_ id: ImportRun.ID, by caller: Caller) async throws {
        try await database.write { db in
            let run = try ImportRun.one(id, of: caller.account, db)
            guard run.step == .check || run.step == .match else { throw ImportRefusal.wrongStep }
            try db.run("UPDATE import_run SET step = 'match', version = version + 1 WHERE id = $1", id)
        }
    }

    /// What was matched, to be checked: remembered for next time, and a job begins to check.
    ///
    /// - Parameter columns: For each column the key of its field, or `nil`.
    package func match(
        _ columns: [String?], fillsDown: Bool, of id: ImportRun.ID, by caller: Caller
    ) async throws {
        let run = try await one(id, for: caller)
        guard !run.step.isMoving, run.step.place < 3 else { throw ImportRefusal.wrongStep }
        let kind = try Self.kind(run.kind)
        try Self.must(kind, caller)
        var choices = run.choices
        let known = Set(kind.fields.map(\.key))
        var taken: Set<String> = []
        choices.columns = choices.headings.indices.map { place in
            guard place < columns.count, let key = columns[place], known.contains(key), taken.insert(key).inserted
            else { return nil }
            return key
        }
        // Rows on the bench know their cells; filled-down ones must be read again.
        let readsAgain = choices.fillsDown != fillsDown
        choices.fillsDown = fillsDown
        if let missing = kind.fields.first(where: { $0.isRequired && !taken.contains($0.key) }) {
            throw ImportRefusal.missingColumn(missing.key)
        }
        let settled = choices
        let now = database.clock.now()
        try await database.write { db in
            if readsAgain { try db.run("DELETE FROM import_row WHERE run_id = $1", id) }
            for (heading, field) in zip(settled.headings, settled.columns) where !heading.isEmpty {
                try db.run(
                    """
                    INSERT INTO import_match (account_id, kind, heading, field) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (account_id, kind, heading) DO UPDATE SET field = excluded.field
                    """, caller.account, kind.name, heading.headingKey, field ?? "")
            }
            try db.run("UPDATE import_run SET choices = $2, version = version + 1 WHERE id = $1", id, settled.jsonText)
            try start(.checking, run, caller, db, at: now)
        }
    }

    /// Sets the step and puts the job that will do it into the queue, in one transaction.
    func start(_ step: ImportRun.Step, _ run: ImportRun, _ caller: Caller, _ db: Transaction, at now: Instant) throws {
        let job = isAlone ? nil : try JobQueue.add(
            kind: ImportJob.name, title: run.fileName, input: "\(run.id)", for: caller, db, at: now)
        try db.run(
            "UPDATE import_run SET step = $2, job_id = $3, version = version + 1 WHERE id = $1", run.id, step.rawValue, job)
    }

    // MARK: import, undo

    package struct Decision: Sendable {
        package var repeats: ImportChoices.Repeats
        package var updates: [String]?
        package var allOrNothing: Bool

        package init(repeats: ImportChoices.Repeats, updates: [String]? = nil, allOrNothing: Bool = false) {
            self.repeats = repeats
            self.updates = updates
            self.allOrNothing = allOrNothing
        }
    }

    /// Imports what was checked, or nothing.
    package func apply(_ decision: Decision, of id: ImportRun.ID, by caller: Caller) async throws {
        let now = database.clock.now()
        try await database.write { db in
            let run = try ImportRun.one(id, of: caller.account, db)
            try Self.must(Self.kind(run.kind), caller)
            guard run.step == .check else { throw ImportRefusal.wrongStep }
            let counts = try ImportCounts(of: id, db)
            if decision.allOrNothing, counts.faulty > 0 { throw ImportRefusal.faultyRows(counts.faulty) }
            if decision.repeats == .stop, counts.changed + counts.unchanged > 0 {
                throw ImportRefusal.repeats(counts.changed + counts.unchanged)
            }
            guard counts.new + (decision.repeats == .skip ? 0 : counts.changed) > 0 else { throw ImportRefusal.nothingReady }
            var choices = run.choices
            choices.repeats = decision.repeats
            choices.updates = decision.updates
            choices.allOrNothing = decision.allOrNothing
            choices.failure = nil
            try db.run("UPDATE import_run SET choices = $2, applied_at = $3 WHERE id = $1", id, choices.jsonText, now)
            try start(.importing, run, caller, db, at: now)
            db.audit(AuditEntry(
                by: caller, "import.started", "import", id, title: "\(run.kind) · \(run.fileName)", path: caller.scope.lower,
                changes: [.init("new", old: "", new: "\(counts.new)"), .init("changed", old: "", new: "\(counts.changed)")]))
        }
    }
}
