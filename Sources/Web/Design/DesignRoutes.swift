import Campus
import Hummingbird

/// The page of parts, for whoever builds the next page. It shows invented things only.
struct DesignRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>) {
        router.get("design", use: design)
    }

    @Sendable private func design(_ request: Request, _ context: VisitorContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let page = DesignPage(words: visit.words, now: site.clock.now())
        return try site.pages.html(
            "Design/design", page: page, frame: visit.frame(visit.words("rail.design"), area: .design))
    }
}
