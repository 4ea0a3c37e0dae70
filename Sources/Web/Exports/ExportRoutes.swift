import Campus
import Documents
import HTTPTypes
import Hummingbird
import Workflows

/// Exports: asking, one's own files, fetching one.
struct ExportRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("exports", use: mine)
        inside.get("exports/new", use: blank)
        inside.post("exports", use: ask)
        inside.get("exports/:export/file", use: fetch)
        inside.post("exports/:export/remove", use: remove)
    }

    @Sendable private func mine(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let runs = try await turn.work.exports.mine(for: turn.caller)
        let jobs = Dictionary(
            try await turn.work.exports.jobs.mine(for: turn.caller).map { ($0.id.rawValue, $0) }) { first, _ in first }
        let page = ExportsPage(words: turn.words, runs: runs, jobs: jobs)
        var response = try turn.sheet(page.sheet, area: nil)
        if runs.contains(where: { !$0.state.isOver }) { response.headers[HTTPField.Name("Refresh")!] = "3" }
        return response
    }

    /// `list`, `format`, and the query of the list as it is shown.
    @Sendable private func blank(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let fields = try FormFields(urlEncoded: String(request.uri.query ?? ""))
        return try await form(turn, Self.order(fields, language: turn.visit.language))
    }

    private func form(_ turn: Turn, _ order: ExportOrder, problem: FormProblems = FormProblems()) async throws -> Response {
        var order = order
        if TableFormat(rawValue: order.format) == nil { order.format = TableFormat.xlsx.rawValue }
        let (plan, rows) = try await turn.work.exports.preview(order, for: turn.caller)
        let page = ExportForm(words: turn.words, order: order, plan: plan, rows: rows, problems: problem)
        return try turn.sheet(page.sheet, area: nil, status: problem.isEmpty ? .ok : .unprocessableContent)
    }

    /// Everything that is not the export's own is the list's query.
    static func order(_ fields: FormFields, language: String) -> ExportOrder {
        let own: Set<String> = ["list", "format", "lang"]
        let query = fields.pairs.filter { !own.contains($0.name) && !$0.name.hasPrefix("_") }
            .map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return ExportOrder(list: fields.text("list"), query: query, format: fields.text("format"), language: language)
    }

    @Sendable private func ask(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let form = turn.form
        let order = ExportOrder(
            list: form.text("list"), query: form.raw("query"), format: form.text("format"),
            allColumns: form.text("extent") == "all", language: turn.visit.language, purpose: form.text("purpose"))
        do {
            _ = try await turn.work.exports.ask(order, by: turn.caller)
            return .seeOther("/exports")
        } catch ExportRefusal.needsPurpose {
            return try await self.form(turn, order, problem: FormProblems(["purpose": "missing"]))
        }
    }

    @Sendable private func fetch(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let range = request.headers[.range]
        let isFirst = range.map { $0.hasPrefix("bytes=0-") } ?? true
        let (run, path) = try await turn.work.exports.fetch(try turn.id("export"), isFirst: isFirst, by: turn.caller)
        let tag = "\(run.id)-\(run.size)"
        // Part of another content is of no use: then the whole is sent.
        let known = request.headers[HTTPField.Name("If-Range")!].map { $0 == "\"\(tag)\"" } ?? true
        let type = TableFormat(rawValue: run.format)?.contentType ?? "application/octet-stream"
        return try FileAnswer.whole(path, name: run.fileName, type: type, tag: tag, range: known ? range : nil)
    }

    @Sendable private func remove(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try await turn.work.exports.remove(try turn.id("export"), by: turn.caller)
        return .seeOther("/exports")
    }
}
