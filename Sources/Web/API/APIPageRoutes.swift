import Campus
import Hummingbird
import Workflows

/// `/api`: the description for people, and its form.
struct APIPageRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("api", use: show)
        inside.get("api/try/:operation", use: go)
    }

    @Sendable private func show(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let page = APIPage(site.endpoints, words: visit.words)
        return try site.pages.html("API/api", page: page, frame: visit.frame(page.head.title))
    }

    /// From the fields of the form to the address they make.
    @Sendable private func go(_ request: Request, _ context: CallerContext) async throws -> Response {
        let operation = context.parameters.get("operation") ?? ""
        guard let endpoint = site.endpoints.first(where: { $0.operation == operation && !$0.isWrite }) else { throw NotFound() }
        let fields = try FormFields(urlEncoded: request.uri.query ?? "")
        let pairs = endpoint.query.flatMap { parameter in fields.all(parameter.name).map { (parameter.name, $0) } }
        let query = pairs.map { "\($0.percentEncoded)=\($1.percentEncoded)" }.joined(separator: "&")
        return .seeOther(endpoint.path.filled(fields.text) + (query.isEmpty ? "" : "?\(query)"))
    }
}
