import Foundation
import HTTPTypes
import Hummingbird

/// A file as an answer: in pieces, and from the middle on where a download broke off (RFC 9110, 14).
enum FileAnswer {
    static func scratch() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("huxue-\(UUID().uuidString).out").path
    }

    /// A file made for this one answer.
    static func made(
        name: String, type: String, _ make: @Sendable @escaping (_ path: String) throws -> Void
    ) async throws -> Response {
        let path = scratch()
        try make(path)
        return try once(path, name: name, type: type)
    }

    /// Sent once and removed.
    static func once(_ path: String, name: String, type: String) throws -> Response {
        let response = try whole(path, name: name, type: type, tag: nil, range: nil)
        // The open file outlives its name.
        try FileManager.default.removeItem(atPath: path)
        return response
    }

    /// - Parameters:
    ///   - tag: Changes with the content; a client that has part of another content starts anew.
    ///   - range: The header as sent.
    static func whole(_ path: String, name: String, type: String, tag: String?, range: String?) throws -> Response {
        guard let file = FileHandle(forReadingAtPath: path) else { throw HTTPError(.notFound) }
        let size = Int(try file.seekToEnd())
        var headers: HTTPFields = [
            .contentType: type, .cacheControl: "no-store", .acceptRanges: "bytes",
            .contentDisposition: "attachment; filename=\"download\"; filename*=UTF-8''\(name.percentEncoded)",
        ]
        if let tag { headers[.eTag] = "\"\(tag)\"" }
        guard let asked = range.flatMap({ AskedRange($0, size: size) }) else {
            headers[.contentLength] = "\(size)"
            return Response(status: .ok, headers: headers, body: body(file, 0, size))
        }
        switch asked {
        case .outside:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        case .bytes(let bytes):
            headers[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound)/\(size)"
            headers[.contentLength] = "\(bytes.count)"
            return Response(status: .partialContent, headers: headers, body: body(file, bytes.lowerBound, bytes.count))
        }
    }

    private static func body(_ file: FileHandle, _ start: Int, _ count: Int) -> ResponseBody {
        ResponseBody(contentLength: count) { writer in
            try file.seek(toOffset: UInt64(start))
            var left = count
            while left > 0, let piece = try file.read(upToCount: min(left, 256 * 1_024)), !piece.isEmpty {
                left -= piece.count
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try file.close()
            try await writer.finish(nil)
        }
    }
}

/// One range of bytes; of several, or of what is no range, the whole is sent.
enum AskedRange: Equatable {
    case bytes(ClosedRange<Int>)
    case outside

    init?(_ header: String, size: Int) {
        guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last): self = Self.between(first, ends[1].isEmpty ? size - 1 : last ?? -1, size)
        case (nil, let tail?) where ends[0].isEmpty:
            self = tail > 0 && size > 0 ? .bytes(max(0, size - tail)...(size - 1)) : .outside
        default: return nil
        }
    }

    private static func between(_ first: Int, _ last: Int, _ size: Int) -> AskedRange {
        first >= 0 && first < size && last >= first ? .bytes(first...min(last, size - 1)) : .outside
    }
}
