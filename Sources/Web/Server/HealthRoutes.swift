import Hummingbird
import Workflows

/// For whoever watches the process: alive, ready, and a few figures.
struct HealthRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>) {
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz", use: ready)
    }

    /// Ready when the record answers.
    @Sendable private func ready(_ request: Request, _ context: VisitorContext) async throws -> Response {
        do {
            _ = try await site.work.gate.signedIn(secret: String(repeating: "A", count: 43), address: "")
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "ready\n")))
        } catch {
            return Response(
                status: .serviceUnavailable, body: ResponseBody(byteBuffer: ByteBuffer(string: "database away\n")))
        }
    }
}
