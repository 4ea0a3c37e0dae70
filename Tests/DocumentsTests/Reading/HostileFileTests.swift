import Foundation
import Testing

@testable import Documents

@Suite("Reading · files that mean harm or are broken")
struct HostileFileTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("A file is judged by its bytes, not by its name", arguments: [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], ForeignKind.image),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], .image), (Array("%PDF-1.7\n".utf8), .pdf),
        (Array("<html><table><tr><td>x</td></tr></table></html>".utf8), .webPage),
        (Array("\u{FEFF}  <!DOCTYPE html>".utf8), .webPage), (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), .xml),
        ([0x1F, 0x8B, 8, 0], .archive), (Array("SQLite format 3\0".utf8), .database),
        ([1, 2, 0, 4, 5, 6, 7, 8, 9, 10], .unknown),
    ])
    func foreign(bytes: [UInt8], kind: ForeignKind) throws {
        let path = try scratch.file("schools.xlsx", bytes)
        #expect(throws: UnreadableFile.unknownKind(looksLike: kind)) { try TableReader.open(path) }
    }

    @Test("A workbook is recognised under any name")
    func otherName() throws {
        try HandmadeWorkbook().write(to: scratch.path("schools.csv"))
        #expect(try TableReader.open(scratch.path("schools.csv")).kind == .xlsx)
    }

    @Test("Other documents in the same container are named", arguments: [
        ("word/document.xml", ForeignKind.word), ("ppt/presentation.xml", .presentation), ("xl/workbook.bin", .binaryWorkbook),
    ])
    func otherOffice(part: String, kind: ForeignKind) throws {
        let archive = try Archive(writing: scratch.path("a"))
        try archive.add(
            "_rels/.rels", text: "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"\(part)\"/></Relationships>")
        try archive.close()
        #expect(throws: UnreadableFile.unknownKind(looksLike: kind)) { try TableReader.open(scratch.path("a")) }
    }

    @Test("Any zip of files is an archive")
    func archive() throws {
        let archive = try Archive(writing: scratch.path("a"))
        try archive.add("../../etc/passwd", text: "x")
        try archive.close()
        #expect(throws: UnreadableFile.unknownKind(looksLike: .archive)) { try TableReader.open(scratch.path("a")) }
        #expect(try scratch.names == ["a"])
    }

    @Test("Empty and missing files are named")
    func nothing() throws {
        let path = try scratch.file("a", [])
        #expect(throws: UnreadableFile.empty) { try TableReader.open(path) }
        #expect(throws: UnreadableFile.empty) { try TableReader.open(pasted: " \n ") }
        #expect(throws: UnreadableFile.notFound) { try TableReader.open(scratch.path("b")) }
        #expect(throws: UnreadableFile.notFound) { try TableReader.open(scratch.folder) }
    }

    @Test("A workbook with a password is protected, not damaged")
    func encrypted() throws {
        let path = try scratch.file("a.xlsx", oleContainer(of: ["Root Entry", "EncryptionInfo", "EncryptedPackage"]))
        #expect(throws: UnreadableFile.protected) { try TableReader.open(path) }
    }

    @Test("Old documents of other programs are named", arguments: [
        ("WordDocument", UnreadableFile.unknownKind(looksLike: .word)), ("Other", .damaged), ("Workbook", .damaged),
    ])
    func ole(stream: String, reason: UnreadableFile) throws {
        let path = try scratch.file("a", oleContainer(of: ["Root Entry", stream]))
        #expect(throws: reason) { try TableReader.open(path) }
    }

    private func oleContainer(of names: [String]) -> [UInt8] {
        var bytes = OleContainer.signature + [UInt8](repeating: 0, count: 504)
        for name in names {
            var entry = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            let length = entry.count + 2
            entry += [UInt8](repeating: 0, count: 128 - entry.count)
            entry[64] = UInt8(length)
            bytes += entry
        }
        return bytes
    }

    @Test("A workbook cut off anywhere is damaged", arguments: [0.1, 0.5, 0.9, 0.99])
    func truncated(part: Double) throws {
        try ExampleTable.write(.xlsx, to: scratch.path("whole"))
        let whole = try scratch.bytes("whole")
        let path = try scratch.file("a", Array(whole.prefix(Int(Double(whole.count) * part))))
        #expect(throws: UnreadableFile.damaged) { try TableReader.open(path) }
    }

    @Test("A sheet with a flipped byte is damaged, never half read without a word")
    func flipped() throws {
        try HandmadeWorkbook(sheet: "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").write(to: scratch.path("a"))
        #expect(throws: UnreadableFile.damaged) { try TableReader.open(scratch.path("a")).allRows() }
    }

    @Test("A bomb is refused long before it has grown")
    func bomb() throws {
        try HandmadeWorkbook(sheet: String(repeating: " ", count: 24 << 20)).write(to: scratch.path("a"))
        #expect(throws: UnreadableFile.zipBomb) { try TableReader.open(scratch.path("a")).allRows() }
    }

    @Test("Entities and document types are refused", arguments: [
        "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE a SYSTEM \"http://localhost/x.dtd\">",
    ])
    func entities(declaration: String) throws {
        try HandmadeWorkbook(beforeBook: declaration).write(to: scratch.path("a"))
        #expect(throws: UnreadableFile.damaged) { try TableReader.open(scratch.path("a")) }
    }

    @Test("Elements nested without end are refused")
    func nested() throws {
        try HandmadeWorkbook(sheet: String(repeating: "<a>", count: 5_000)).write(to: scratch.path("a"))
        #expect(throws: UnreadableFile.damaged) { try TableReader.open(scratch.path("a")).allRows() }
    }

    @Test("Every limit is told with its value", arguments: [
        (\.rows, .rows(2)),
        (\.columns, .columns(2)), (\.textBytes, .textBytes(2)), (\.entries, .entries(2)), (\.fileBytes, .fileBytes(2)),
        (\.cellBytes, .cellBytes(2)), (\.unpackedBytes, .unpackedBytes(2)), (\.mergedRanges, .mergedRanges(2)),
    ] as [(any WritableKeyPath<ReadingLimits, Int> & Sendable, ReadingLimit)])
    func limits(limit: any WritableKeyPath<ReadingLimits, Int> & Sendable, reason: ReadingLimit) throws {
        let row = "<row><c><v>1</v></c><c><v>2</v></c><c t=\"s\"><v>0</v></c></row>"
        let merged = String(repeating: "<mergeCell ref=\"A1:B1\"/>", count: 3)
        try HandmadeWorkbook(
            sheet: "<sheetData>\(row)\(row)\(row)</sheetData><mergeCells>\(merged)</mergeCells>",
            texts: "<si><t>long</t></si>"
        ).write(to: scratch.path("a"))
        var limits = ReadingLimits()
        limits[keyPath: limit] = 2
        #expect(throws: UnreadableFile.tooLarge(reason)) {
            try TableReader.open(scratch.path("a"), limits: limits).allRows()
        }
    }

    @Test("Addresses beyond all sheets are no reason to take memory", arguments: [
        "<row r=\"99999999999999\"><c r=\"ZZZZZ1\"><v>1</v></c></row>", "<row r=\"-1\"><c r=\"A-1\"><v>1</v></c></row>",
        "<row><c r=\"XFD1\"><v>1</v></c></row>", "<row><c t=\"s\"><v>5</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
        "<row><c><v>0x1G</v></c></row>", "<row><c><v>inf</v></c></row>", "<row><c s=\"-4\" r=\"A99999999999\"><v>1</v></c></row>",
    ])
    func addresses(row: String) throws {
        try HandmadeWorkbook(sheet: "<sheetData>\(row)</sheetData>").write(to: scratch.path("a"))
        let reader = try TableReader.open(scratch.path("a"))
        do throws(UnreadableFile) {
            let rows = try reader.rows()
            while let row = try rows.next() { #expect(row.cells.count <= 512) }
        } catch {
            #expect(error == .damaged || error == .tooLarge(.columns(512)))
        }
    }

    @Test("A csv of a gigabyte is refused without being read")
    func huge() throws {
        let path = try scratch.file("a.csv", "a,b\n")
        #expect(truncate(path, 1 << 30) == 0)
        #expect(throws: UnreadableFile.tooLarge(.fileBytes(200 << 20))) { try TableReader.open(path) }
    }
}
