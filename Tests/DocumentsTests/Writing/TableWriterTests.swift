import Foundation
import Reports
import Testing

@testable import Documents

@Suite("Tables · writing")
struct TableWriterTests {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    @Test("Same rows, same bytes", arguments: TableFormat.allCases)
    func sameBytes(format: TableFormat) throws {
        try ExampleTable.write(format, to: scratch.path("one"))
        try ExampleTable.write(format, to: scratch.path("two"))

        #expect(try scratch.bytes("one") == scratch.bytes("two"))
        #expect(try scratch.names.sorted() == ["one", "two"])
    }

    @Test("A table without rows is a file all the same", arguments: TableFormat.allCases)
    func noRows(format: TableFormat) throws {
        try ExampleTable.write(format, to: scratch.path("empty"), rows: [])

        #expect(try !scratch.bytes("empty").isEmpty)
    }

    @Test("The file has its name only when it is complete, and cancelling leaves nothing", arguments: TableFormat.allCases)
    func cancelled(format: TableFormat) throws {
        let writer = try writer(format)
        try writer.append(row: ExampleTable.rows[0])
        #expect(try !scratch.names.contains("file"))

        writer.cancel()

        #expect(try scratch.names.isEmpty)
        #expect(throws: WritingFailure.alreadyClosed) { try writer.append(row: ExampleTable.rows[0]) }
        #expect(throws: WritingFailure.alreadyClosed) { try writer.finish() }
    }

    @Test("A writer that is forgotten leaves nothing", arguments: TableFormat.allCases)
    func forgotten(format: TableFormat) throws {
        do {
            let writer = try writer(format)
            try writer.append(row: ExampleTable.rows[0])
        }
        #expect(try scratch.names.isEmpty)
    }

    @Test("A folder that is not there is said at once or at the end", arguments: TableFormat.allCases)
    func noFolder(format: TableFormat) {
        #expect(throws: WritingFailure.self) { try ExampleTable.write(format, to: "/nowhere/at/all") }
    }

    @Test("A row of another width is refused")
    func wrongWidth() throws {
        let writer = try writer(.csv)
        #expect(throws: WritingFailure.wrongWidth(expected: 7, found: 1)) { try writer.append(row: [.empty]) }
    }

    @Test("A full disk is told as such", arguments: [TableFormat.csv, .json, .html])
    func fullDisk(format: TableFormat) throws {
        try FileManager.default.createSymbolicLink(atPath: scratch.path("file.part"), withDestinationPath: "/dev/full")
        #expect(throws: WritingFailure.diskFull) { try ExampleTable.write(format, to: scratch.path("file")) }
    }

    private func writer(_ format: TableFormat) throws -> TableWriter {
        try TableWriter.make(
            format: format, to: scratch.path("file"), columns: ExampleTable.columns, cover: ExampleTable.cover,
            labels: ExampleTable.labels)
    }
}
