import Hummingbird
import Workflows

/// Counts the rows of the desk for the rail of the page that is asked for; scripts and programs need none.
struct ToDoMiddleware: RouterMiddleware {
    let desk: DeskWork

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard var signedIn = context.signedIn, Self.showsPage(request) else { return try await next(request, context) }
        signedIn.toDo = try await desk.count(for: signedIn.caller)
        var context = context
        context.signedIn = signedIn
        return try await next(request, context)
    }

    private static func showsPage(_ request: Request) -> Bool {
        let path = request.uri.path
        return request.headers[.accept]?.contains("text/html") == true && !path.hasPrefix("/api/") && !path.hasSuffix(".json")
    }
}
