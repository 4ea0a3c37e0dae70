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
            if problem.code == "session", request.method == .get {
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
        let page = ErrorPage(code: problem.code, words: visit.words, values: problem.values)
        let template = visit.signedIn == nil ? "error-bare" : "error"
        var response = try site.pages.html(template, page: page, frame: visit.frame(page.title), status: problem.status)
            .response
        if problem.status == .serviceUnavailable || problem.status == .tooManyRequests {
            response.headers[.retryAfter] = problem.values["count"] ?? "20"
        }
        return response
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
