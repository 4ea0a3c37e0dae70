import Foundation
import Hummingbird
import Workflows

/// For whoever watches the process: alive, ready, and its figures.
struct HealthRoutes: Sendable {
    let site: Site

    func add(to router: Router<VisitorContext>) {
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz", use: ready)
        router.get("metrics") { _, _ in MetricsText(tally: site.tally.snapshot, residentBytes: Self.residentBytes()) }
    }

    /// Ready when the record answers: a sign-in that nobody has is looked up.
    @Sendable private func ready(_ request: Request, _ context: VisitorContext) async throws -> Response {
        do {
            _ = try await site.work.gate.signedIn(secret: String(repeating: "A", count: 43), address: "")
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "ready\n")))
        } catch {
            return Response(
                status: .serviceUnavailable, body: ResponseBody(byteBuffer: ByteBuffer(string: "database away\n")))
        }
    }

    /// Second field of `/proc/self/statm`, in pages.
    static func residentBytes() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * Int(getpagesize()) } : nil
    }
}
