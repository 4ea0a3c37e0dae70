import Campus
import Hummingbird
import Workflows

/// Whoever must have a second factor and has none can only set it up, or leave (GB/T 22239-2019 8.1.4.1 d).
struct SecondFactorMiddleware: RouterMiddleware {
    static let setUp = "/me/second-factor"
    private static let open = [setUp, "/sign-out", "/assets", "/events", "/language"]

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard context.signedIn?.mustSetUpSecondFactor == true,
            !Self.open.contains(where: request.uri.path.hasPrefix)
        else { return try await next(request, context) }
        guard request.method == .get, !request.uri.path.hasPrefix("/api/"), !ErrorPages.wantsJSON(request) else {
            throw Denied.secondFactor
        }
        return .seeOther(Self.setUp)
    }
}
