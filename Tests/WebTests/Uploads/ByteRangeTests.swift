import Testing

@testable import Web

@Suite("Files · ranges")
struct ByteRangeTests {
    @Test("A range is what RFC 9110 says it is", arguments: [
        (nil, 0, 10, false), ("bytes=0-3", 0, 4, true), ("bytes=7-", 7, 10, true), ("bytes=-2", 8, 10, true),
        ("bytes=5-99", 5, 10, true), ("bytes=0-1,4-5", 0, 10, false), ("rows=1-2", 0, 10, false),
    ] as [(String?, Int64, Int64, Bool)])
    func inside(header: String?, from: Int64, to: Int64, isPart: Bool) throws {
        let range = try #require(ByteRange(header, size: 10))
        #expect(range.from == from)
        #expect(range.to == to)
        #expect(range.isPart == isPart)
    }

    @Test("What lies outside is refused", arguments: ["bytes=10-", "bytes=11-12", "bytes=4-2", "bytes=-0", "bytes=a-b"])
    func outside(header: String) {
        #expect(ByteRange(header, size: 10) == nil)
    }
}
