import Campus
import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// Files on their way out: only to those whose branch they lie in, and never as something a browser runs.
struct FileRoutes: Sendable {
    private static let piece = 256 * 1_024

    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("files/:file") { request, context in
            try await send(request, context, request.uri.queryParameters["size"] == "small" ? .small : .shown)
        }
        inside.get("files/:file/original") { request, context in try await send(request, context, .original) }
    }

    private func send(_ request: Request, _ context: CallerContext, _ look: FileWork.Look) async throws -> Response {
        guard let id = context.parameters.get("file", as: Int64.self) else { throw NotFound() }
        let file = try await site.work.files.open(id, look, by: context.caller)
        var headers = Self.headers(file)
        if look == .shown, request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        guard let range = ByteRange(request.headers[.range], size: file.size) else {
            headers[.contentRange] = "bytes */\(file.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        if range.isPart { headers[.contentRange] = "bytes \(range.from)-\(range.to - 1)/\(file.size)" }
        return Response(status: range.isPart ? .partialContent : .ok, headers: headers, body: body(file, range))
    }

    private func body(_ file: FileWork.File, _ range: ByteRange) -> ResponseBody {
        let files = site.work.files
        return ResponseBody(contentLength: Int(range.to - range.from)) { writer in
            var at = range.from
            while at < range.to {
                let bytes = try await files.read(file, at: at, count: min(Self.piece, Int(range.to - at)))
                guard !bytes.isEmpty else { break }
                try await writer.write(ByteBuffer(bytes: bytes))
                at += Int64(bytes.count)
            }
            try await writer.finish(nil)
        }
    }

    private static func headers(_ file: FileWork.File) -> HTTPFields {
        [
            .contentType: file.mediaType, .eTag: "\"\(file.mark)\"", .acceptRanges: "bytes",
            .cacheControl: "private, no-cache",
            // RFC 6266: the name in UTF-8, for any language.
            .contentDisposition: "\(file.isPicture ? "inline" : "attachment"); filename*=UTF-8''\(file.name.percentEncoded)",
        ]
    }
}

/// The part of a file that was asked for; one range only (RFC 9110, 14.2).
struct ByteRange: Equatable {
    let from: Int64
    /// Not included.
    let to: Int64
    let isPart: Bool

    /// - Returns: `nil` if the range lies outside. What is no range we know means everything.
    init?(_ header: String?, size: Int64) {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else {
            (from, to, isPart) = (0, size, false)
            return
        }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            (from, to, isPart) = (0, size, false)
            return
        }
        switch (Int64(ends[0]), Int64(ends[1])) {
        case (let first?, let last?) where first >= 0 && first <= last && first < size:
            (from, to, isPart) = (first, min(last, size - 1) + 1, true)
        case (let first?, nil) where ends[1].isEmpty && first >= 0 && first < size:
            (from, to, isPart) = (first, size, true)
        case (nil, let last?) where ends[0].isEmpty && last > 0 && size > 0:
            (from, to, isPart) = (max(0, size - last), size, true)
        default:
            return nil
        }
    }
}
