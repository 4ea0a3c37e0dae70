import Hummingbird
import Workflows

/// How far the pages can be used by everybody, what is known to be missing, and how to say so (G-68).
struct AccessibilityRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>) {
        router.get("accessibility", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: VisitorContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let words = visit.words
        let page = AccessibilityPage(
            title: words("accessibility.title"), operatorName: site.options.operatorName,
            back: LinkView(words(visit.signedIn == nil ? "error.to-sign-in" : "error.desk"), "/"))
        return try site.pages.html("Accessibility/statement", page: page, frame: visit.frame(page.title))
    }
}

struct AccessibilityPage: Sendable {
    let title: String
    let operatorName: String
    let back: LinkView
}
