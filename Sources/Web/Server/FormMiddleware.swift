import HTTPTypes
import Hummingbird
import Workflows

/// Takes forms apart once, and only those that our own pages made for this very sign-in (CSRF).
///
/// A write must come from our own origin (Fetch Metadata, else `Origin`); a signed-in form must also carry the token
/// of its session. Uploads (`multipart/form-data`) are read by their handlers, which check the token themselves.
struct FormMiddleware: RouterMiddleware {
    /// Larger forms are not typed by people.
    static let largestForm = 2 * 1_024 * 1_024

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post || request.method == .put || request.method == .patch || request.method == .delete
        else { return try await next(request, context) }
        let usesToken = request.headers[.authorization] != nil
        if usesToken {
            guard context.mayWrite else { throw Denial.readOnlyToken }
            return try await next(request, context)
        }
        guard Self.isOwnOrigin(request) else { throw ForeignForm() }
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            return try await next(request, context)
        }
        var request = request
        let body = try await request.collectBody(upTo: Self.largestForm)
        let form = try FormFields(urlEncoded: String(buffer: body))
        if let signedIn = context.signedIn, form.raw(FormNames.csrf) != signedIn.csrf { throw ForeignForm() }
        var context = context
        context.form = form
        return try await next(request, context)
    }

    static func isOwnOrigin(_ request: Request) -> Bool {
        if let site = request.headers[HTTPField.Name("Sec-Fetch-Site")!] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        let host = origin.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true).last.map(String.init)
        return host != nil && host == request.head.authority
    }
}

/// Refusals that belong to the door of the web, not to a use case.
enum Denial: Error, Equatable {
    case readOnlyToken
}
