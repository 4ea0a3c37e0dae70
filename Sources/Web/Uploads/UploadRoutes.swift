import Campus
import HTTPTypes
import Hummingbird
import Workflows

/// Files in pieces: start, pieces, end. Each answer says where to go on.
struct UploadRoutes: Sendable {
    /// A piece; larger ones are cut by the sender.
    static let largestPiece = 8 * 1_024 * 1_024

    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.post("uploads", use: start)
        inside.get("uploads/:upload", use: find)
        inside.put("uploads/:upload", use: piece)
        inside.post("uploads/:upload/finish", use: finish)
    }

    private struct Announcement: Decodable {
        var name: String?
        var size: Int64?
        var purpose: String?
        var sha256: String?
    }

    @Sendable private func start(_ request: Request, _ context: CallerContext) async throws -> Response {
        let wish = try await request.decode(as: Announcement.self, context: context)
        let upload = try await site.work.uploads.start(
            name: wish.name ?? "", size: wish.size ?? 0, purpose: wish.purpose ?? "attachment", sha256: wish.sha256 ?? "",
            by: context.caller)
        var response = Self.answer(upload, status: .created)
        response.headers[.location] = "/uploads/\(upload.id)"
        return response
    }

    @Sendable private func find(_ request: Request, _ context: CallerContext) async throws -> Response {
        Self.answer(try await site.work.uploads.find(try context.parameters.require("upload"), for: context.caller))
    }

    @Sendable private func piece(_ request: Request, _ context: CallerContext) async throws -> Response {
        let id = try context.parameters.require("upload")
        guard let offset = request.uri.queryParameters["offset"].flatMap({ Int64($0) }), offset >= 0 else {
            throw FormProblems(["offset": "number"])
        }
        var request = request
        let body = try await request.collectBody(upTo: Self.largestPiece)
        let upload = try await site.work.uploads.append(
            Array(body.readableBytesView), at: offset, to: id, by: context.caller)
        return Self.answer(upload)
    }

    @Sendable private func finish(_ request: Request, _ context: CallerContext) async throws -> Response {
        let file = try await site.work.uploads.finish(try context.parameters.require("upload"), by: context.caller)
        return Self.json(.object([("file", .integer(file)), ("address", .text("/files/\(file)"))]))
    }

    private static func answer(_ upload: UploadWork.Upload, status: HTTPResponse.Status = .ok) -> Response {
        json(
            .object([
                ("id", .text(upload.id)), ("size", .integer(upload.size)), ("received", .integer(upload.received)),
                ("file", upload.file.map { .integer($0) } ?? .null),
            ]), status: status)
    }

    private static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }
}
