import Campus
import HTTPTypes
import Hummingbird
import Workflows

/// Finds out who sent the request. It refuses nobody: that is done where a `CallerContext` is made.
struct GateMiddleware: RouterMiddleware {
    let gate: Gate
    let trustsProxy: Bool

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if trustsProxy, let forwarded = Self.forwarded(request) { context.address = forwarded }
        if let bearer = Self.bearer(request) {
            guard let (signedIn, mayWrite) = try await gate.signedIn(bearer: bearer, address: context.address) else {
                throw NotSignedIn()
            }
            context.signedIn = signedIn
            context.mayWrite = mayWrite
        } else if let secret = SessionCookie.secret(of: request) {
            context.secret = secret
            context.signedIn = try await gate.signedIn(secret: secret, address: context.address)
        }
        return try await next(request, context)
    }

    private static func bearer(_ request: Request) -> String? {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst(7))
    }

    /// The address nearest to us that our proxy noted.
    static func forwarded(_ request: Request) -> String? {
        request.headers[HTTPField.Name("X-Forwarded-For")!]?.split(separator: ",").last
            .map { String($0.drop { $0 == " " }) }
    }
}
