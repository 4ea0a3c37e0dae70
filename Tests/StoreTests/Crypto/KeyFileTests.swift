import Campus
import Foundation
import Testing

@testable import Store

@Suite("Crypto · key file")
struct KeyFileTests {
    let folder = TemporaryFolder()
    let day: LocalDate
    var path: String { folder.path + "/seal.key" }

    init() throws { day = try #require(LocalDate("2026-09-01")) }

    func write(_ text: String, mode: Int = 0o600) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test("A new file holds one key, is ours alone, and reads back")
    func create() throws {
        let made = try KeyRing.createFile(at: path, on: day)
        let read = try KeyRing(file: path)

        #expect(try OpenFile(reading: path).mode() == 0o600)
        #expect(read.keys.map(\.id) == ["k1"])
        #expect(read.newest.secret == made.newest.secret)
        #expect(read.newest.created == day)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["seal.key"])
    }

    @Test("A key file is never replaced by a new one")
    func noReplacement() throws {
        let first = try KeyRing.createFile(at: path, on: day)

        #expect(throws: KeyRing.FileFault.exists(path: path)) { try KeyRing.createFile(at: path, on: day) }
        #expect(try KeyRing(file: path).newest.secret == first.newest.secret)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["seal.key"])
    }

    @Test("Rotation adds a key and keeps the old ones")
    func rotate() throws {
        let first = try KeyRing.createFile(at: path, on: day)
        let second = try KeyRing.rotate(file: path, on: day.adding(days: 365))

        #expect(second.keys.map(\.id) == ["k1", "k2"])
        #expect(second.key("k1")?.secret == first.newest.secret)
        #expect(second.newest.id == "k2")
        #expect(second.newest.secret != first.newest.secret)
        #expect(try OpenFile(reading: path).mode() == 0o600)
    }

    @Test("A file that others can read is refused with the remedy", arguments: [0o640, 0o604, 0o660, 0o644])
    func openToOthers(mode: Int) throws {
        try write("k1 \(String(repeating: "ab", count: 32)) 2026-09-01\n", mode: mode)

        let fault = #expect(throws: KeyRing.FileFault.self) { try KeyRing(file: path) }
        #expect(fault == .openToOthers(path: path, mode: UInt32(mode)))
        #expect(fault?.description.contains("chmod 600 \(path)") == true)
    }

    @Test("Comments and empty lines are skipped")
    func comments() throws {
        try write("# words\n\nk1 \(String(repeating: "ab", count: 32)) 2026-09-01")

        #expect(try KeyRing(file: path).keys.count == 1)
    }

    @Test("A line that is no key is named", arguments: [
        "k1", "k1 abcd 2026-09-01", "k1 \(String(repeating: "zz", count: 32)) 2026-09-01",
        "k1 \(String(repeating: "ab", count: 32)) yesterday", "K:1 \(String(repeating: "ab", count: 32)) 2026-09-01",
        "k1 \(String(repeating: "ab", count: 32)) 2026-09-01 more",
    ])
    func malformed(line: String) throws {
        try write("# keys\n\(line)\n")

        #expect(throws: KeyRing.FileFault.malformed(path: path, line: 2)) { try KeyRing(file: path) }
    }

    @Test("A missing, an empty and a repeating file are told apart")
    func others() throws {
        #expect(throws: KeyRing.FileFault.missing(path: path)) { try KeyRing(file: path) }
        try write("# nothing yet\n")
        #expect(throws: KeyRing.FileFault.empty(path: path)) { try KeyRing(file: path) }
        let line = "k1 \(String(repeating: "ab", count: 32)) 2026-09-01\n"
        try write(line + line)
        #expect(throws: KeyRing.FileFault.repeatedKey(path: path, line: 2)) { try KeyRing(file: path) }
    }
}
