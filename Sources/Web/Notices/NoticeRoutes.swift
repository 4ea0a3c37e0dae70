import Campus
import Hummingbird
import Workflows

struct NoticeRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("notices", use: list)
        inside.get("notices/:notice", use: open)
        inside.post("notices/read", use: readAll)
    }

    @Sendable private func list(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let onlyUnread = request.uri.queryParameters["show"] == "unread"
        let before = request.uri.queryParameters["before"].flatMap { Int64($0) }
        let page = try await site.work.notices.page(before: before, onlyUnread: onlyUnread, for: context.caller)
        let view = NoticesView(page: page, words: visit.words, onlyUnread: onlyUnread)
        return try site.pages.html("Notices/notices", page: view.page, frame: visit.frame(visit.words("notices.name")))
    }

    /// Read from now on, and at the place it speaks of.
    @Sendable private func open(_ request: Request, _ context: CallerContext) async throws -> Response {
        let id = try context.parameters.require("notice", as: Int64.self)
        let link = try await site.work.notices.open(id, by: context.caller)
        // An address of ours only: a path, never another host.
        let isOwn = link.hasPrefix("/") && !link.hasPrefix("//") && !link.contains("\\")
        return .seeOther(isOwn ? link : "/notices")
    }

    @Sendable private func readAll(_ request: Request, _ context: CallerContext) async throws -> Response {
        let count = try await site.work.notices.readAll(by: context.caller)
        return .seeOther("/notices", said: Flash("said.notices.read", argument: "\(count)"))
    }
}
