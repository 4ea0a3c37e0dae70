import Campus
import Hummingbird
import Workflows

struct DeskRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("/", use: desk)
    }

    @Sendable private func desk(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let desk = try await site.work.desk.desk(for: context.caller)
        let view = DeskView(
            desk: desk, words: visit.words, caller: context.caller,
            approvals: request.uri.queryParameters["tab"] == "approve")
        return try site.pages.html("Desk/desk", page: view.page, frame: visit.frame(visit.words("rail.desk"), area: .desk))
    }
}
