import Campus
import HTTPTypes
import Hummingbird
import Workflows

/// The routes of `/api/v1`, made of their declarations.
struct APIRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>, _ inside: RouterGroup<CallerContext>) {
        let description = OpenAPI(site.endpoints)
        router.get("api/openapi.json") { request, context in
            let visit = Visit(request, signedIn: context.signedIn, site: site)
            return Self.response(description.document(in: visit.words), .ok)
        }
        for endpoint in site.endpoints {
            inside.on(endpoint.path.route, method: endpoint.method) { request, context in
                try await answer(endpoint, request, context)
            }
        }
        APIPageRoutes(site: site).add(to: inside)
    }

    private func answer(_ endpoint: Endpoint, _ request: Request, _ context: CallerContext) async throws -> Response {
        if let permission = endpoint.permission { try context.caller.must(permission) }
        let call = APICall(
            signedIn: context.signedIn, work: site.work,
            query: try FormFields(urlEncoded: request.uri.query ?? ""),
            body: JSONBody(try await body(endpoint, request)),
            path: Dictionary(uniqueKeysWithValues: endpoint.path.parameters.map {
                ($0.name, context.parameters.get($0.name) ?? "")
            }))
        try Self.check(call.query, endpoint)
        let answer = try await endpoint.handle(call)
        var response = Self.response(answer.json, endpoint.status)
        if let location = answer.location { response.headers[.location] = location }
        return response
    }

    /// Empty for an endpoint without a body, whatever was sent.
    private func body(_ endpoint: Endpoint, _ request: Request) async throws -> JSON {
        guard let schema = endpoint.takes else { return .object([]) }
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        var request = request
        let buffer = try await request.collectBody(upTo: JSONReader.longest)
        let json = try JSON(reading: Array(buffer.readableBytesView))
        try schema.problems(of: json).throwIfAny()
        return json
    }

    /// A parameter nobody declared would be a filter that silently does nothing.
    private static func check(_ query: FormFields, _ endpoint: Endpoint) throws {
        var problems = FormProblems()
        for (name, _) in query.pairs where name != "lang" && !endpoint.query.contains(where: { $0.name == name }) {
            problems.add(name, "json.unknown")
        }
        for parameter in endpoint.query where parameter.isRequired && query.text(parameter.name).isEmpty {
            problems.add(parameter.name, "missing")
        }
        try problems.throwIfAny()
    }

    static func response(_ json: JSON?, _ status: HTTPResponse.Status) -> Response {
        guard let json else { return Response(status: status, headers: [.cacheControl: "no-store"]) }
        return Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }
}

extension Site {
    /// Everything a program can ask for.
    package var endpoints: [Endpoint] {
        MeEndpoints.all + ListEndpoints.all + UnitEndpoints.all + SchoolEndpoints.all + ReorganisationEndpoints.all
            + PeopleEndpoints.all + HandoverEndpoints.all + SearchEndpoints.all + AccountEndpoints.all
            + AdministrationEndpoints.all + ViewEndpoints.all + SecurityEndpoints.all + WorkdayEndpoints.all
            + ClockEndpoint.all(options.setClock)
    }
}
