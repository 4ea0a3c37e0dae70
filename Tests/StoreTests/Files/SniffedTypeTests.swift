import Testing

@testable import Store

@Suite("Files · type by content")
struct SniffedTypeTests {
    /// A local header of an archive, followed by nothing.
    static func entry(_ name: String) -> [UInt8] {
        [0x50, 0x4b, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8)
    }

    @Test("Content tells the type", arguments: [
        ([0xff, 0xd8, 0xff, 0xe0], .jpeg),
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], .png),
        (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), .webp),
        (Array("GIF89a".utf8), .gif),
        ([0, 0, 0, 24] + Array("ftypheic".utf8), .heic),
        ([0, 0, 0, 24] + Array("ftypisom".utf8), .mp4),
        ([0, 0, 0, 20] + Array("ftypqt  ".utf8), .quickTime),
        (Array("%PDF-1.7".utf8), .pdf),
        (entry("[Content_Types].xml") + entry("word/document.xml"), .docx),
        (entry("_rels/.rels") + entry("docProps/app.xml") + entry("xl/workbook.xml"), .xlsx),
        (entry("xl/photo.jpg"), .zip),
        (entry("a.txt"), .zip),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .compoundFile),
        (Array("序号,姓名\n1,李明\n".utf8), .text),
        ([0xd0, 0xd5, 0xc3, 0xfb, 0x0a], .text),
    ] as [([UInt8], SniffedType)])
    func accepted(head: [UInt8], type: SniffedType) {
        #expect(SniffedType(head) == type)
        #expect(type.isAccepted)
    }

    @Test("Pages, drawings with scripts, programs and the unknown are refused", arguments: [
        (Array("<!DOCTYPE html><p>".utf8), .html),
        (Array("\u{feff} \n<script>alert(1)</script>".utf8), .html),
        (Array("<?xml version=\"1.0\"?><html>".utf8), .html),
        (Array("<?xml version=\"1.0\"?>\n<!-- x -->\n<svg onload=\"x()\"/>".utf8), .svg),
        (Array("<?xml version=\"1.0\"?><a/>".utf8), .xml),
        (Array("MZ\u{90}".utf8), .executable),
        (Array("#!/bin/sh\n".utf8), .executable),
        ([0x7f, 0x45, 0x4c, 0x46], .executable),
        ([], .unknown),
        ([0, 1, 2, 3], .unknown),
        ([0, 0, 0, 24] + Array("ftypavif".utf8), .unknown),
    ] as [([UInt8], SniffedType)])
    func refused(head: [UInt8], type: SniffedType) {
        #expect(SniffedType(head) == type)
        #expect(!type.isAccepted)
    }
}
