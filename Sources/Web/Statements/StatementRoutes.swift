import Hummingbird
import Workflows

/// Pages of plain text that everybody may read: help, and how far the platform can be used by everybody (G-32, G-68).
struct StatementRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>) {
        router.get("accessibility") { try show("accessibility", title: "accessibility.title", $0, $1) }
        router.get("help") { try show("help", title: "help.title", $0, $1) }
    }

    private func show(
        _ name: String, title key: String, _ request: Request, _ context: VisitorContext
    ) throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let title = visit.words(key)
        let back = LinkView(visit.words(visit.signedIn == nil ? "error.to-sign-in" : "error.desk"), "/")
        return try site.pages.html(
            "Statements/\(name)", page: StatementPage(title: title, back: back), frame: visit.frame(title))
    }
}

struct StatementPage: Sendable {
    let title: String
    let back: LinkView
}
