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
        let words = visit.words
        let page = DeskPage(
            head: HeadView(words("desk.title.none"), crumbs: [CrumbView(words("rail.desk")), CrumbView(site.clock.today.chineseText)]),
            empty: nil)
        return try site.pages.html("Desk/desk", page: page, frame: visit.frame(words("rail.desk"), area: .desk))
    }
}
