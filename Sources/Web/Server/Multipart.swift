import Foundation
import HTTPTypes
import Hummingbird

/// Takes an upload apart while it arrives (RFC 7578): small fields in memory, one file on the disk.
struct Multipart {
    enum Fault: Error, Equatable {
        case malformed
        case tooLarge(megabytes: Int)
        case noFile
    }

    /// What arrived. Whoever takes it removes the file in the end.
    struct Upload: Sendable {
        var fields = FormFields()
        let path: String
        var fileName = ""
        var bytes = 0

        func discard() { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Fields beside a file are short.
    private static let longestField = 64 * 1_024
    static let largestFile = 200 << 20

    /// - Parameter csrf: The token of the sign-in; it must stand before the file, so that a stranger's file is not kept.
    static func receive(_ request: Request, csrf: String, limit: Int = largestFile) async throws -> Upload {
        guard let boundary = boundary(of: request) else { throw Fault.malformed }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("huxue-\(UUID().uuidString).upload").path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw Fault.noFile }
        var upload = Upload(path: path)
        do {
            try await read(request, MultipartParts(boundary: boundary), into: &upload, file, csrf: csrf, limit: limit)
            try file.close()
            guard !upload.fileName.isEmpty else { throw Fault.noFile }
            guard upload.bytes > 0 else { throw Fault.noFile }
            return upload
        } catch {
            try? file.close()
            upload.discard()
            throw error
        }
    }

    private static func read(
        _ request: Request, _ parts: MultipartParts, into upload: inout Upload, _ file: FileHandle, csrf: String, limit: Int
    ) async throws {
        var parts = parts
        var name = ""
        var value: [UInt8] = []
        var isFile = false
        for try await buffer in request.body {
            for event in try parts.feed(Array(buffer.readableBytesView)) {
                switch event {
                case .part(let partName, let fileName):
                    (name, value) = (partName, [])
                    isFile = fileName != nil
                    guard let fileName else { continue }
                    guard upload.fields.raw(FormNames.csrf) == csrf, upload.bytes == 0 else { throw ForeignForm() }
                    // Some browsers send a path.
                    upload.fileName = fileName.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? fileName
                case .bytes(let bytes) where isFile:
                    upload.bytes += bytes.count
                    guard upload.bytes <= limit else { throw Fault.tooLarge(megabytes: limit >> 20) }
                    try file.write(contentsOf: Data(bytes))
                case .bytes(let bytes):
                    guard value.count + bytes.count <= longestField else { throw Fault.malformed }
                    value += bytes
                case .end:
                    if !isFile {
                        guard upload.fields.pairs.count < 200 else { throw Fault.malformed }
                        upload.fields.add(name, String(decoding: value, as: UTF8.self))
                    }
                }
            }
        }
        guard parts.isComplete else { throw Fault.malformed }
        guard upload.fields.raw(FormNames.csrf) == csrf else { throw ForeignForm() }
    }

    private static func boundary(of request: Request) -> String? {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data"),
            let start = type.range(of: "boundary=")
        else { return nil }
        let text = type[start.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return (1...70).contains(text.utf8.count) ? String(text) : nil
    }
}

/// The parts of a multipart body, found in whatever pieces it arrives.
struct MultipartParts {
    enum Event: Equatable {
        case part(name: String, fileName: String?)
        case bytes([UInt8])
        case end
    }
    private enum State { case preamble, head, body, done }

    private static let longestHead = 8 * 1_024
    private let delimiter: [UInt8]
    private var state = State.preamble
    /// As if a line had ended before the first byte, so that the first boundary looks like all others.
    private var buffer: [UInt8] = [13, 10]

    init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

    var isComplete: Bool { state == .done }

    mutating func feed(_ bytes: [UInt8]) throws(Multipart.Fault) -> [Event] {
        buffer += bytes
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// - Returns: Whether there may be more to take out.
    private mutating func step(_ events: inout [Event]) throws(Multipart.Fault) -> Bool {
        switch state {
        case .done:
            buffer = []
            return false
        case .preamble, .body:
            guard let place = Self.place(of: delimiter, in: buffer) else {
                let safe = buffer.count - delimiter.count
                guard safe > 0 else { return false }
                if state == .body { events.append(.bytes(Array(buffer[..<safe]))) }
                buffer.removeFirst(safe)
                return false
            }
            // Two more bytes say whether another part follows.
            guard buffer.count >= place + delimiter.count + 2 else { return false }
            if state == .body {
                if place > 0 { events.append(.bytes(Array(buffer[..<place]))) }
                events.append(.end)
            }
            let next = place + delimiter.count
            let isLast = buffer[next] == UInt8(ascii: "-") && buffer[next + 1] == UInt8(ascii: "-")
            guard isLast || (buffer[next] == 13 && buffer[next + 1] == 10) else { throw .malformed }
            // The line end stays: a head without fields ends where it begins.
            buffer.removeFirst(next)
            state = isLast ? .done : .head
            return true
        case .head:
            guard let end = Self.place(of: [13, 10, 13, 10], in: buffer) else {
                guard buffer.count <= Self.longestHead else { throw .malformed }
                return false
            }
            guard let part = Self.part(String(decoding: buffer[..<end], as: UTF8.self)) else { throw .malformed }
            events.append(part)
            buffer.removeFirst(end + 4)
            state = .body
            return true
        }
    }

    private static func part(_ head: String) -> Event? {
        let lines = head.split(whereSeparator: \.isNewline)
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else { return nil }
        guard let name = parameter("name", of: line) else { return nil }
        return .part(name: name, fileName: parameter("filename", of: line))
    }

    /// `; name="…"`; browsers write quotation marks as `%22`.
    private static func parameter(_ name: String, of line: Substring) -> String? {
        guard let start = line.range(of: "; \(name)=\"") else { return nil }
        let value = line[start.upperBound...].prefix { $0 != "\"" }
        return value.replacingOccurrences(of: "%22", with: "\"")
    }

    static func place(of needle: [UInt8], in hay: [UInt8]) -> Int? {
        guard hay.count >= needle.count else { return nil }
        return hay.withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { wanted in
                var place = 0
                let last = bytes.count - wanted.count
                while place <= last {
                    guard let found = memchr(bytes.baseAddress! + place, Int32(wanted[0]), last - place + 1) else { return nil }
                    place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes.baseAddress!)
                    if memcmp(bytes.baseAddress! + place, wanted.baseAddress!, wanted.count) == 0 { return place }
                    place += 1
                }
                return nil
            }
        }
    }
}
