import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// Sees to it that a form sent twice, or a request of a program repeated with its `Idempotency-Key`, writes once.
struct OnceMiddleware: RouterMiddleware {
    static let header = HTTPField.Name("Idempotency-Key")!
    static let longestKey = 200
    /// Longer contents are files; those arrive in pieces, and a repeated piece does no harm.
    static let longestBody = 2 * 1_024 * 1_024
    /// Longer answers are pages of their own and are not kept; their requests are not written twice, but told so.
    static let longestAnswer = 256 * 1_024

    let answers: FirstAnswers

    struct BadKey: Error, Equatable {}

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard let caller = context.signedIn?.caller, let key = try Self.key(of: request, context.form) else {
            return try await next(request, context)
        }
        var request = request
        let content = try await Self.content(of: &request, context.form)
        if let known = try await answers.begin(key, content, by: caller) { return Self.response(known) }
        let response: Response
        do {
            response = try await next(request, context)
        } catch {
            try await answers.release(key, by: caller)
            throw error
        }
        guard response.status.code < 400 else {
            try await answers.release(key, by: caller)
            return response
        }
        let (answer, whole) = try await Self.answer(of: response)
        try await answers.keep(answer, for: key, by: caller)
        return whole
    }

    private static func key(of request: Request, _ form: FormFields?) throws -> String? {
        switch request.method {
        case .post, .put, .patch, .delete: break
        default: return nil
        }
        let type = request.headers[.contentType] ?? ""
        guard form != nil || type.isEmpty || type.hasPrefix("application/json") else { return nil }
        guard let key = form?.optional(FormNames.once) ?? request.headers[header], !key.isEmpty else { return nil }
        guard key.utf8.count <= longestKey, key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { throw BadKey() }
        return key
    }

    private static func content(of request: inout Request, _ form: FormFields?) async throws -> String {
        let place = "\(request.method.rawValue) \(request.uri.description)\n"
        if let form { return place + form.pairs.map { "\($0.name.count):\($0.name)=\($0.value.count):\($0.value)" }.joined(separator: "&") }
        return place + String(buffer: try await request.collectBody(upTo: longestBody))
    }

    private static func answer(of response: Response) async throws -> (FirstAnswers.Answer, Response) {
        let (status, location) = (Int(response.status.code), response.headers[.location] ?? "")
        guard let length = response.body.contentLength, length <= longestAnswer else {
            return (FirstAnswers.Answer(status: status, location: location, body: ""), response)
        }
        let body = try await BodyCollector.collect(response.body)
        var whole = response
        whole.body = ResponseBody(byteBuffer: body)
        return (FirstAnswers.Answer(status: status, location: location, body: String(buffer: body)), whole)
    }

    private static func response(_ answer: FirstAnswers.Answer) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if !answer.location.isEmpty { headers[.location] = answer.location }
        if !answer.body.isEmpty {
            headers[.contentType] = answer.body.hasPrefix("{") || answer.body.hasPrefix("[")
                ? "application/json; charset=utf-8" : "text/html; charset=utf-8"
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
    }
}

/// Takes an answer apart that was about to be sent.
private final class BodyCollector: ResponseBodyWriter {
    private var buffer = ByteBuffer()

    static func collect(_ body: ResponseBody) async throws -> ByteBuffer {
        let collector = BodyCollector()
        try await body.write(collector)
        return collector.buffer
    }

    func write(_ buffer: ByteBuffer) async throws {
        var piece = buffer
        self.buffer.writeBuffer(&piece)
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
