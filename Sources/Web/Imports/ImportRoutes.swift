import Campus
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Reports
import Workflows

/// Imports: file, match, check, result.
struct ImportRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("imports", use: runs)
        inside.get("imports/new", use: blank)
        inside.post("imports", use: upload)
        inside.post("imports/paste", use: paste)
        inside.get("imports/template/:kind", use: template)
        inside.get("imports/:run", use: one)
        inside.post("imports/:run/match", use: match)
        inside.post("imports/:run/sheet", use: sheet)
        inside.post("imports/:run/fix", use: fix)
        inside.get("imports/:run/faults.xlsx", use: faults)
        inside.post("imports/:run/faults", use: uploadFaults)
        inside.post("imports/:run/apply", use: apply)
        for (name, act) in Self.acts {
            inside.post("imports/:run/\(name)") { request, context in
                let turn = Turn(request, context, site)
                let run: ImportRun.ID = try turn.id("run")
                try await act(turn.work.imports, run, turn.caller)
                return Response.seeOther(name == "discard" ? "/imports" : "/imports/\(run)")
            }
        }
    }

    private typealias Act = @Sendable (ImportWork, ImportRun.ID, Caller) async throws -> Void
    private static let acts: [(String, Act)] = [
        ("stop", { try await $0.stop($1, by: $2) }),
        ("undo", { try await $0.undo($1, by: $2) }), ("resume", { try await $0.resume($1, by: $2) }),
        ("settle", { try await $0.settle($1, by: $2) }), ("discard", { try await $0.discard($1, by: $2) }),
        ("rematch", { try await $0.rematch($1, by: $2) }),
    ]

    @Sendable private func runs(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let runs = try await turn.work.imports.mine(for: turn.caller)
        return try turn.sheet(ImportRunsPage(words: turn.words, runs: runs, caller: turn.caller).sheet, area: .imports)
    }

    // MARK: file

    @Sendable private func blank(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.importData)
        return try turn.sheet(ImportFilePage(words: turn.words, caller: turn.caller, kind: turn.query("kind")).sheet, area: .imports)
    }

    @Sendable private func upload(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.importData)
        let upload = try await Multipart.receive(request, csrf: context.signedIn.csrf)
        defer { upload.discard() }
        let run = try await turn.work.imports.begin(
            upload.fields.text("kind"), file: upload.path, name: upload.fileName, by: turn.caller)
        return .seeOther("/imports/\(run)")
    }

    @Sendable private func paste(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.importData)
        let text = turn.form.raw("text")
        guard text.contains(where: { !$0.isWhitespace }) else { throw ImportRefusal.noRows }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("huxue-\(UUID().uuidString).txt").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let run = try await turn.work.imports.begin(
            turn.form.text("kind"), file: path, name: turn.words("import.pasted"), by: turn.caller)
        return .seeOther("/imports/\(run)")
    }

    @Sendable private func template(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let kind = try ImportWork.kind(context.parameters.get("kind") ?? "")
        let rows = turn.query("empty").isEmpty
            ? try await turn.work.imports.existing(kind, limit: TemplateWriter.mostExisting, for: turn.caller) : []
        let template = ImportTemplates(words: turn.words).template(kind, existing: rows)
        let now = site.clock.now()
        let name = "\(template.title)_\(now.localDate).xlsx"
        return try await FileAnswer.made(name: name, type: TableFormat.xlsx.contentType) { path in
            try ImportTemplates(words: turn.words).write(template, to: path, time: now)
        }
    }

    // MARK: a run

    @Sendable private func one(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await show(try turn.id("run"), turn)
    }

    private func show(
        _ id: ImportRun.ID, _ turn: Turn, problem: String? = nil
    ) async throws -> Response {
        let work = turn.work.imports
        let run = try await work.one(id, for: turn.caller)
        let after = Int(turn.query("after")) ?? 0
        let states = run.step == .check ? ["faulty"] : run.step == .undone ? ["kept"] : ["faulty", "skipped"]
        var view = ImportView(run: run, kind: try ImportWork.kind(run.kind), words: turn.words, now: site.clock.now())
        view.problem = problem
        view.earlier = try await work.earlier(run, for: turn.caller)
        switch run.step {
        case .match, .file: view.samples = (try? await work.samples(of: run)) ?? []
        case .check, .result, .undone:
            view.rows = try await work.rows(of: run, in: states, after: after, for: turn.caller)
        case .checking, .importing, .undoing:
            if let job = run.job { view.job = try? await work.jobs.one(Job.ID(job), for: turn.caller) }
        }
        var response = try turn.show(
            "Imports/import", view.page, title: run.fileName, area: .imports,
            status: problem == nil ? .ok : .unprocessableContent)
        if view.isMoving { response.headers[HTTPField.Name("Refresh")!] = "2" }
        return response
    }

    @Sendable private func match(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: ImportRun.ID = try turn.id("run")
        let run = try await turn.work.imports.one(id, for: turn.caller)
        let columns = run.choices.headings.indices.map { place -> String? in
            let key = turn.form.text("column.\(place)")
            return key.isEmpty ? nil : key
        }
        do {
            try await turn.work.imports.match(columns, fillsDown: turn.form.isOn("fillsDown"), of: id, by: turn.caller)
        } catch ImportRefusal.missingColumn(let key) {
            let field = try ImportWork.kind(run.kind).fields.first { $0.key == key }
            let title = field.map { turn.words($0.title) } ?? key
            return try await show(id, turn, problem: turn.words("import.match.missing", ["what": title]))
        }
        return .seeOther("/imports/\(id)")
    }

    @Sendable private func sheet(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: ImportRun.ID = try turn.id("run")
        try await turn.work.imports.choose(sheet: Int(turn.form.text("sheet")) ?? 0, of: id, by: turn.caller)
        return .seeOther("/imports/\(id)")
    }

    /// Cells come as `c.<row>.<column>`.
    @Sendable private func fix(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: ImportRun.ID = try turn.id("run")
        var corrections: [Int: [Int: String]] = [:]
        for (name, value) in turn.form.pairs {
            let parts = name.split(separator: ".")
            guard parts.count == 3, parts[0] == "c", let row = Int(parts[1]), let column = Int(parts[2]) else { continue }
            corrections[row, default: [:]][column] = value
        }
        try await turn.work.imports.fix(corrections, of: id, by: turn.caller)
        return .seeOther("/imports/\(id)", said: Flash("said.import.rechecked", argument: "\(corrections.count)"))
    }

    @Sendable private func apply(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: ImportRun.ID = try turn.id("run")
        let updates = turn.form.all("updates")
        let decision = ImportWork.Decision(
            repeats: ImportChoices.Repeats(rawValue: turn.form.text("repeats")) ?? .update,
            updates: updates.isEmpty ? nil : updates, allOrNothing: turn.form.text("extent") == "all")
        do {
            try await turn.work.imports.apply(decision, of: id, by: turn.caller)
        } catch let refusal as ImportRefusal {
            guard let words = ImportView.words(refusal, turn.words) else { throw refusal }
            return try await show(id, turn, problem: words)
        }
        return .seeOther("/imports/\(id)")
    }

    // MARK: faulty rows as a file

    @Sendable private func faults(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let work = turn.work.imports
        let run = try await work.one(try turn.id("run"), for: turn.caller)
        let file = FaultFile(run: run, kind: try ImportWork.kind(run.kind), words: turn.words)
        let path = FileAnswer.scratch()
        let writer = try file.writer(to: path, caller: turn.caller, now: site.clock.now())
        var after = 0
        while true {
            let rows = try await work.rows(of: run, in: ["faulty"], after: after, limit: 1_000, for: turn.caller)
            guard let last = rows.last else { break }
            for row in rows { try writer.append(row: file.cells(row)) }
            after = last.number
        }
        try writer.finish()
        return try FileAnswer.once(
            path, name: turn.words("import.faults.file", ["file": run.fileName]) + ".xlsx", type: TableFormat.xlsx.contentType)
    }

    @Sendable private func uploadFaults(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: ImportRun.ID = try turn.id("run")
        let upload = try await Multipart.receive(request, csrf: context.signedIn.csrf)
        defer { upload.discard() }
        try await turn.work.imports.fix(file: upload.path, of: id, by: turn.caller)
        return .seeOther("/imports/\(id)")
    }
}
