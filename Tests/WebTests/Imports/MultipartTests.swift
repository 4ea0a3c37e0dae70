import Testing

@testable import Web

@Suite("Web · uploads")
struct MultipartTests {
    private let body = Array("""
        --x1\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\nabc\r\n\
        --x1\r\nContent-Disposition: form-data; name="file"; filename="名单.csv"\r\nContent-Type: text/csv\r\n\r\n\
        a,b\r\n--x\r\n1,2\r\n\r\n--x1--\r\n
        """.utf8)

    @Test("Parts are found in one piece, in drops and in between", arguments: [1, 2, 3, 7, 50, 10_000])
    func pieces(of size: Int) throws {
        var parts = MultipartParts(boundary: "x1")
        var seen: [String] = []
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: size) {
            for event in try parts.feed(Array(body[start..<min(start + size, body.count)])) {
                switch event {
                case .part(let name, let file): seen.append("\(name)/\(file ?? "-")")
                case .bytes(let piece): bytes += piece
                case .end:
                    seen.append(String(decoding: bytes, as: UTF8.self))
                    bytes = []
                }
            }
        }
        #expect(seen == ["_csrf/-", "abc", "file/名单.csv", "a,b\r\n--x\r\n1,2\r\n"])
        #expect(parts.isComplete)
    }

    @Test("A body that ends early is not complete")
    func cut() throws {
        var parts = MultipartParts(boundary: "x1")
        _ = try parts.feed(Array(body.dropLast(12)))
        #expect(!parts.isComplete)
    }

    @Test("A head without end is refused")
    func endless() {
        var parts = MultipartParts(boundary: "x1")
        #expect(throws: Multipart.Fault.malformed) {
            _ = try parts.feed(Array("--x1\r\n".utf8) + [UInt8](repeating: 65, count: 20_000))
        }
    }
}

@Suite("Web · downloads in pieces")
struct AskedRangeTests {
    @Test("A range is read as it is meant", arguments: [
        ("bytes=0-", AskedRange.bytes(0...99)), ("bytes=10-19", .bytes(10...19)), ("bytes=90-200", .bytes(90...99)),
        ("bytes=-10", .bytes(90...99)), ("bytes=100-", .outside), ("bytes=5-4", .outside),
    ])
    func ranges(header: String, range: AskedRange) { #expect(AskedRange(header, size: 100) == range) }

    @Test("What is no single range is the whole", arguments: ["bytes=0-1,5-6", "items=1-2", "bytes=a-b"])
    func whole(header: String) { #expect(AskedRange(header, size: 100) == nil) }
}
