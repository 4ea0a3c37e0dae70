import Campus
import Hummingbird
import Workflows

/// The log: one line in full, the chain check, the chain itself for whoever wants to repeat the check (OPS-07).
struct AuditRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("audit", use: all)
        inside.get("audit/check", use: asking)
        inside.post("audit/check", use: check)
        inside.get("audit/chain", use: chain)
        inside.get("audit/:number", use: one)
    }

    @Sendable private func all(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let builder = ListPageBuilder(.audit, path: "/audit", request, turn.visit, turn.caller, site: site) { "/audit/\($0.id)" }
        let head = HeadView(
            turn.words("rail.audit"), then: turn.words("audit.check.then"),
            buttons: [.link(turn.words("audit.check"), to: "/audit/check", .yes)])
        let page = ListPageView(head: head, tabs: nil, table: try await builder.table())
        return try turn.show("list", page, title: head.title, area: .audit)
    }

    @Sendable private func one(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let number: Identifier<AuditRecord> = try turn.id("number")
        let record = try await turn.work.audit.record(number.rawValue, for: turn.caller)
        return try turn.sheet(AuditPage(words: turn.words, record: record).sheet, area: .audit)
    }

    @Sendable private func asking(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.readAudit)
        return try turn.sheet(ChainPage(words: turn.words, verdict: nil).sheet, area: .audit)
    }

    @Sendable private func check(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let verdict = try await turn.work.audit.check(by: turn.caller)
        return try turn.sheet(ChainPage(words: turn.words, verdict: verdict).sheet, area: .audit)
    }

    /// Piece by piece, so that a log of many years needs no memory.
    @Sendable private func chain(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let last = try await turn.work.audit.openChain(by: turn.caller)
        let work = turn.work.audit
        let caller = turn.caller
        let body = ResponseBody { writer in
            var number: Int64 = 0
            while number < last {
                let lines = try await work.chain(after: number, upTo: last, for: caller)
                if lines.isEmpty { break }
                try await writer.write(ByteBuffer(string: lines.joined()))
                // Numbers have no gaps; a gap is what the reader will find.
                number += Int64(lines.count)
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/x-ndjson; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"huxue-audit-\(turn.today).ndjson\"",
            ],
            body: body)
    }
}
