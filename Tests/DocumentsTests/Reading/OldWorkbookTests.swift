import Campus
import Testing

@testable import Documents

@Suite("Reading · old workbooks (.xls)")
struct OldWorkbookTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("Sheets, texts, numbers and days come back")
    func content() throws {
        let reader = try TableReader.open(try scratch.file("a", OldWorkbook.bytes))
        let rows = try reader.allRows()

        #expect(reader.kind == .xls)
        #expect(reader.sheets.map(\.name) == ["学校", "二"])
        #expect(rows.map(\.number) == [1, 2, 4, 6])
        #expect(rows[1].cells.map(\.value) == [.text("007"), .text("吉𠮷小学"), .date("2024-02-29"), .number(1.5)])
        #expect(rows[2].cells[2].value == .dateTime("2024-02-29", secondOfDay: 30_600))
        #expect(rows[2].cells[3].hasLostDigits)
        #expect(try reader.allRows(ofSheet: 1)[0].cells.map(\.text) == ["x"])
    }

    @Test("Hidden sheets, rows and columns, merged cells and formulas are reported")
    func hidden() throws {
        let reader = try TableReader.open(try scratch.file("a", OldWorkbook.bytes))
        let shape = try reader.shape()
        let rows = try reader.allRows()

        #expect(reader.sheets.map(\.isHidden) == [false, true])
        #expect(shape.hiddenRows == [4])
        #expect(shape.hiddenColumns == [2])
        #expect(shape.merged == [MergedRange(rows: 6...7, columns: 0...1)])
        #expect(shape.knowsHiddenAndMerged)
        #expect(rows[3].cells[3].isFormula)
        #expect(!rows[3].cells[0].isFormula)
    }

    @Test("A container whose chains run in circles is not followed")
    func circles() {
        var bytes = OldWorkbook.bytes
        for at in stride(from: 512, to: bytes.count - 3, by: 4) where bytes.u32(at) == UInt32((at - 512) / 4 + 1) {
            bytes.replaceSubrange(at..<at + 4, with: [0, 0, 0, 0])
        }
        #expect(OleStream.bytes(named: ["Workbook"], in: bytes)?.count ?? 0 <= bytes.count)
        #expect(OleStream.bytes(named: ["Workbook"], in: []) == nil)
    }

    @Test("One with a password is protected")
    func protected() throws {
        var bytes = OldWorkbook.bytes
        // The record WRITEACCESS becomes FILEPASS ([MS-XLS] 2.4.117), which stands in encrypted files only.
        let at = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x5C, 0x00, 0x70, 0x00]) })
        bytes[at] = 0x2F
        let path = try scratch.file("a", bytes)
        #expect(throws: UnreadableFile.protected) { try TableReader.open(path) }
    }

    @Test("One that is cut off is damaged", arguments: [600, 2_000, 4_000])
    func truncated(length: Int) throws {
        let path = try scratch.file("a", Array(OldWorkbook.bytes.prefix(length)))
        #expect(throws: UnreadableFile.damaged) { try TableReader.open(path).allRows() }
    }

    @Test("Flipped bytes never do more than damage", arguments: 0..<60)
    func flipped(step: Int) throws {
        var bytes = OldWorkbook.bytes
        for at in stride(from: 512 + step, to: bytes.count, by: 61) { bytes[at] ^= UInt8(1 << (step % 8)) }
        let path = try scratch.file("a", bytes)
        do throws(UnreadableFile) {
            let rows = try TableReader.open(path).rows()
            while try rows.next() != nil {}
        } catch {
            #expect([.damaged, .protected, .tooLarge(.columns(512))].contains(error) || error == .unknownKind(looksLike: .unknown))
        }
    }
}
