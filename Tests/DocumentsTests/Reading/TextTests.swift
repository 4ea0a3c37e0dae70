import Testing

@testable import Documents

@Suite("Reading · csv and pasted text")
struct TextTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("The encoding is found by the bytes", arguments: [
        ([0xEF, 0xBB, 0xBF] + Array("吉𠮷,1".utf8), TextEncoding.utf8), (Array("吉𠮷,1".utf8), .utf8),
        ([0xBC, 0xAA, 0x95, 0x34, 0xB2, 0x35, 0x2C, 0x31], .gb18030),
        ([0xFF, 0xFE, 0x09, 0x54, 0x42, 0xD8, 0xB7, 0xDF, 0x2C, 0x00, 0x31, 0x00], .utf16LittleEndian),
        ([0xFE, 0xFF, 0x54, 0x09, 0xD8, 0x42, 0xDF, 0xB7, 0x00, 0x2C, 0x00, 0x31], .utf16BigEndian),
    ])
    func encodings(bytes: [UInt8], encoding: TextEncoding) throws {
        let reader = try TableReader.open(try scratch.file("a", bytes))
        #expect(reader.kind == .csv(encoding, delimiter: ","))
        #expect(try reader.allRows().map { $0.cells.map(\.text) } == [["吉𠮷", "1"]])
    }

    @Test("Rare characters of four bytes in GB 18030 are read")
    func rare() throws {
        let bytes: [UInt8] = [0x81, 0x39, 0xEF, 0x31, 0x2C, 0xFE, 0x9F]
        #expect(try TableReader.open(try scratch.file("a", bytes)).allRows()[0].cells.map(\.text) == ["㐂", "䶮"])
    }

    @Test("UTF-16 without a mark is recognised by its zeros")
    func utf16WithoutMark() throws {
        let bytes = "name,count\nx,1\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try rows(bytes) == [["name", "count"], ["x", "1"]])
    }

    @Test("Bytes that are no characters are told with their line", arguments: [
        ([0x61, 0x0A, 0xD6, 0xD0, 0x0A, 0xFF, 0x2C], 3), ([0x61, 0x0A, 0xD6, 0xD0, 0x0A, 0x61, 0xD6], 3), ([0x81, 0x20], 1),
        ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xFF], 2), (Array("这是一个完整的句子，后面有错误。\n又一行".utf8) + [0xFF, 0x0A], 2),
    ])
    func malformed(bytes: [UInt8], line: Int) throws {
        let path = try scratch.file("a", bytes)
        #expect(throws: UnreadableFile.encoding(line: line)) { try TableReader.open(path).allRows() }
    }

    @Test("Quotes, line ends and delimiters as programs write them", arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]), ("\"a,\"\"b\"\"\",c\n", [["a,\"b\"", "c"]]),
        ("\"two\r\nlines\",x\r\n", [["two\r\nlines", "x"]]), ("a,,b,,\n,,\n", [["a", "", "b"]]),
        ("a,b\"c\n", [["a", "b\"c"]]), ("\"a\"b,c\n", [["ab", "c"]]), ("\"\",x\n", [["", "x"]]),
        ("单位;名称，简称;数\n甲;a,b;1\n", [["单位", "名称，简称", "数"], ["甲", "a,b", "1"]]), ("007, 8\n", [["007", " 8"]]),
        ("one column\nof words\n", [["one column"], ["of words"]]),
    ])
    func csv(text: String, expected: [[String]]) throws {
        #expect(try rows(Array(text.utf8)) == expected)
    }

    @Test("Rows are numbered as spreadsheets do, empty ones included")
    func numbers() throws {
        let reader = try TableReader.open(try scratch.file("a", "a\n\n\"b\nb\"\nc\n"))
        #expect(try reader.allRows().map(\.number) == [1, 3, 4])
    }

    @Test("A quotation mark that never closes is told with its line")
    func unclosed() throws {
        let path = try scratch.file("a", "a,b\nc,\"d\ne,f\n")
        #expect(throws: UnreadableFile.unclosedQuote(line: 2)) { try TableReader.open(path).allRows() }
    }

    @Test("Text pasted from a spreadsheet is taken apart at its tabs")
    func pasted() throws {
        let reader = try TableReader.open(pasted: "名称\t数, 人\r\n甲\t\"两\n行\"\r\n")
        #expect(try reader.allRows().map { $0.cells.map(\.text) } == [["名称", "数, 人"], ["甲", "两\n行"]])
    }

    @Test("A long number that a spreadsheet has rounded is marked", arguments: [
        ("1.23E+17", true), ("4.50405E+17", true), ("1e+18", true), ("450405199001011234", false), ("E+17", false),
        ("B1E+5", false), ("1.5", false), ("1E5", false),
    ])
    func lostDigits(text: String, expected: Bool) throws {
        #expect(try TableReader.open(pasted: text).allRows()[0].cells[0].hasLostDigits == expected)
    }

    @Test("A row is found whole wherever the portions of the file end")
    func portions() throws {
        let line = "\"校,\"\"名\"\"\r\n二\",𠮷𠮷,3\r\n"
        let text = String(repeating: line, count: 12_000)
        let read = try rows(Array(text.utf8))
        #expect(read.count == 12_000)
        #expect(Set(read) == [["校,\"名\"\r\n二", "𠮷𠮷", "3"]])
    }

    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        try TableReader.open(try scratch.file("a", bytes)).allRows().map { $0.cells.map(\.text) }
    }
}
