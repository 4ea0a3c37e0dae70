import Campus
import HTTPTypes
import Hummingbird
import Logging
import Workflows

/// Turns what was thrown into a page, or into `problem+json` for programs.
struct ErrorPages: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = known(error, request)
            if request.uri.path.hasPrefix("/api/") || Self.wantsJSON(request) {
                return ProblemDetails(problem, error: error, words: site.words(WordBook.first)).response
            }
            if problem.code == "not-signed-in", request.method == .get {
                return Response.seeOther("/sign-in?back=\(request.uri.description.percentEncoded)")
            }
            return try page(problem, request, context)
        }
    }

    private func known(_ error: any Error, _ request: Request) -> Problem {
        if let problem = Problem(RecordOutage(error) ?? error) { return problem }
        site.logger.error(
            "A request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
        return .unexpected
    }

    static func wantsJSON(_ request: Request) -> Bool {
        request.headers[.accept]?.hasPrefix("application/json") == true
    }

    private func page(_ problem: Problem, _ request: Request, _ context: VisitorContext) throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let page = ErrorPage(problem, visit: visit)
        var response = try site.pages.html("error", page: page, frame: visit.frame(page.title), status: problem.status)
            .response
        if problem.status == .serviceUnavailable || problem.status == .tooManyRequests {
            response.headers[.retryAfter] = problem.values["seconds"] ?? "20"
        }
        return response
    }
}

/// What did not happen, why, what now, and a short code (G-20).
struct ErrorPage: Sendable {
    let title: String
    let why: String
    let next: String
    let label: String
    let back: LinkView

    init(_ problem: Problem, visit: Visit) {
        let words = visit.words
        title = words("error.\(problem.code).what", problem.values)
        why = words("error.\(problem.code).why", problem.values)
        next = words("error.\(problem.code).next", problem.values)
        label = problem.label
        back = visit.signedIn == nil
            ? LinkView(words("error.to-sign-in"), "/sign-in") : LinkView(words("error.to-desk"), "/")
    }
}

extension Response {
    /// After a write: look at the result; reloading does not write again.
    static func seeOther(_ address: String, said flash: Flash? = nil, cookies: [String] = []) -> Response {
        var response = Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
        for cookie in cookies + [flash?.header].compactMap({ $0 }) {
            response.headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return response
    }
}
