import Foundation
package import Campus
import Reports
import Synchronization
package import Store

/// One engine behind every list: an order becomes a file, in bounded memory, kept for seven days.
package struct ExportWork: Sendable {
    let database: Database
    let lists: ListWork
    /// Where files are kept.
    let folder: String
    let plan: @Sendable (_ order: ExportOrder, _ now: Instant) throws -> ExportPlan

    package static let keptDays: Int64 = 7
    /// Up to so many rows a file may be answered at once.
    package static let smallRows = 2_000

    package init(
        database: Database, folder: String, plan: @escaping @Sendable (ExportOrder, Instant) throws -> ExportPlan
    ) {
        self.database = database
        lists = ListWork(database: database)
        self.folder = folder
        self.plan = plan
    }

    package var jobs: JobWork { JobWork(database: database) }

    // MARK: asking

    /// What an order would give: for the form, before anybody has decided.
    package func preview(_ order: ExportOrder, for caller: Caller) async throws -> (plan: ExportPlan, rows: Int?) {
        let plan = try plan(order, database.clock.now())
        try Self.must(plan, caller)
        var request = plan.request
        request.limit = 1
        request.position = .start
        let page = try await lists.page(plan.list, request, columns: [], for: caller)
        return (plan, page.total)
    }

    /// Puts an export into the queue.
    package func ask(_ order: ExportOrder, by caller: Caller) async throws -> ExportRun.ID {
        let now = database.clock.now()
        let plan = try plan(order, now)
        try Self.must(plan, caller)
        let purpose = order.purpose.squeezed
        if plan.isSensitive, purpose.isEmpty { throw ExportRefusal.needsPurpose }
        let name = Self.fileName(plan, at: now)
        return try await database.write { db in
            let id = ExportRun.ID(try db.insert(
                """
                INSERT INTO export_run (account_id, post_id, list, query, format, all_columns, language, purpose, state,
                    file_name, made_at, expires_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11) RETURNING id
                """, caller.account, caller.post, order.list, String(order.query.prefix(4_000)), order.format,
                order.allColumns, order.language, String(purpose.prefix(200)), name, now,
                now.adding(seconds: Self.keptDays * 86_400)))
            let job = try JobQueue.add(kind: ExportJob.name, title: name, input: "\(id)", for: caller, db, at: now)
            try db.run("UPDATE export_run SET job_id = $2 WHERE id = $1", id, job)
            db.audit(AuditEntry(
                by: caller, "export.asked", "export", id, title: name, path: caller.scope.lower, reason: purpose,
                changes: [.init("list", old: "", new: order.list), .init("filter", old: "", new: plan.filter)]))
            return id
        }
    }

    /// 列表名_日期.xlsx: readable, and harmless on every system.
    static func fileName(_ plan: ExportPlan, at now: Instant) -> String {
        let forbidden = Set("\\/:*?\"<>|")
        let title = String(plan.title.map { forbidden.contains($0) || $0.isNewline ? "_" : $0 }.prefix(40))
        return "\(title)_\(now.localDate)_\(now.clockText.filter { $0 != ":" }).\(plan.fileExtension)"
    }

    private static func must(_ plan: ExportPlan, _ caller: Caller) throws {
        try caller.must(.exportData)
        try caller.must(plan.list.permission)
    }

    // MARK: making

    /// Makes the file of a run, in the rights its asker has now.
    package func go(
        _ id: ExportRun.ID, isCancelled: @escaping @Sendable () -> Bool,
        progress: @escaping @Sendable (_ rows: Int) -> Void
    ) async throws {
        let today = database.clock.today
        let run = try await database.read { db in try ExportRun.any(id, db) }
        guard !run.state.isOver else { return }
        let caller = try await database.read { db in
            try JobCaller.find(run.account, run.post, job: "export/\(id)", on: today, db)
        }
        try await set(.running, id)
        let order = ExportOrder(
            list: run.list, query: run.query, format: run.format, allColumns: run.allColumns, language: run.language,
            purpose: run.purpose)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let rows = try await write(order, to: path(id), for: caller, isCancelled: isCancelled, progress: progress)
        let size = (try? FileManager.default.attributesOfItem(atPath: path(id))[.size] as? Int64) ?? 0
        let now = database.clock.now()
        try await database.write { db in
            try db.run(
                "UPDATE export_run SET state = 'ready', rows_count = $2, size = $3 WHERE id = $1", id, rows, size)
            try Notices.add(
                to: run.account, subject: "export/\(id)", words: "notice.export.ready",
                arguments: ["file": run.fileName, "count": "\(rows)"], link: "/exports", db, at: now)
            db.audit(AuditEntry(
                by: caller, "export.made", "export", id, title: run.fileName, path: caller.scope.lower, reason: run.purpose,
                changes: [.init("rows", old: "", new: "\(rows)")]))
        }
    }

    /// Streams a list into a file: out of one statement, row by row.
    ///
    /// - Returns: How many rows it holds.
    package func write(
        _ order: ExportOrder, to path: String, for caller: Caller, isCancelled: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (_ rows: Int) -> Void = { _ in }
    ) async throws -> Int {
        let now = database.clock.now()
        let plan = try plan(order, now)
        try Self.must(plan, caller)
        if plan.isSensitive, order.purpose.squeezed.isEmpty { throw ExportRefusal.needsPurpose }
        let cover = TableCover(
            unit: caller.unitName, title: plan.title, filter: plan.filter, time: now, person: caller.name,
            watermark: plan.isSensitive ? "\(caller.name) \(now.tableText)" : nil)
        let sink = try plan.open(path, cover)
        let count = Mutex(0)
        do {
            try await lists.each(plan.list, plan.request, columns: plan.columns.map(\.key), for: caller) { line in
                let rows = count.withLock { count in
                    count += 1
                    return count
                }
                if rows % 1_000 == 0 {
                    if isCancelled() { throw CancellationError() }
                    progress(rows)
                }
                try sink.append(line.cells)
                return true
            }
            try sink.finish()
        } catch {
            sink.cancel()
            throw error
        }
        return count.withLock { $0 }
    }

    func set(_ state: ExportRun.State, _ id: ExportRun.ID) async throws {
        try await database.write { db in
            _ = try db.run("UPDATE export_run SET state = $2 WHERE id = $1", id, state.rawValue)
        }
    }

    package func path(_ id: ExportRun.ID) -> String { "\(folder)/\(id).file" }
}
