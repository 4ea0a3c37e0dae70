import Foundation
import Testing

@testable import Store

@Suite("Files · the vault")
struct FileVaultTests {
    let folder = TemporaryFolder()
    let vault: FileVault

    init() throws { vault = try FileVault(root: folder.path + "/data") }

    func names(in shelf: FileVault.Shelf) throws -> [FileHash] { try vault.hashes(in: shelf) }

    @Test("A file is named by its digest, two folders deep, and reads back")
    func put() throws {
        let stored = try vault.put(Array("abc".utf8))

        #expect(stored.hash.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(vault.path(of: stored.hash).hasSuffix("/data/files/ba/78/\(stored.hash)"))
        #expect(stored.size == 3)
        #expect(try vault.open(stored.hash).readAll() == Array("abc".utf8))
        #expect(try vault.open(stored.hash).read(at: 1, count: 9) == Array("bc".utf8))
    }

    @Test("The same content is kept once, and shelves stay apart")
    func once() throws {
        let first = try vault.put([1, 2, 3])
        let again = try vault.put([1, 2, 3])

        #expect(first == again)
        #expect(try names(in: .files) == [first.hash])
        #expect(try names(in: .originals).isEmpty)
        #expect(throws: FileFault.missing(first.hash)) { try vault.open(first.hash, in: .originals) }
    }

    @Test("Only we may read files and enter folders", arguments: FileVault.Shelf.allCases)
    func modes(shelf: FileVault.Shelf) throws {
        let stored = try vault.put([1], in: shelf)

        #expect(try OpenFile(reading: vault.path(of: stored.hash, in: shelf)).mode() == 0o600)
        #expect(try OpenFile(reading: vault.root + "/" + shelf.rawValue).mode() == 0o700)
    }

    @Test("A stream in pieces equals its whole; one too long leaves nothing behind")
    func streams() async throws {
        let stream = AsyncStream<[UInt8]> { pieces in
            for piece in ["a", "b", "c"] { pieces.yield(Array(piece.utf8)) }
            pieces.finish()
        }
        #expect(try await vault.put(stream, limit: 3) == vault.put(Array("abc".utf8)))

        let writer = try vault.writer(limit: 2)
        #expect(throws: FileFault.tooLarge(limit: 2)) { try writer.append([1, 2, 3]) }
    }

    @Test("A writer that is dropped takes its bytes with it")
    func dropped() throws {
        do { try vault.writer(limit: 9).append([1]) }

        #expect(try FileManager.default.contentsOfDirectory(atPath: vault.root + "/partial").allSatisfy { $0.hasPrefix(".") })
    }

    @Test("What nothing refers to is removed, what is referred to or young stays")
    func sweep() throws {
        let kept = try vault.put([1])
        let lost = try vault.put([2])

        #expect(try vault.sweep(.files, grace: 60) { _ in false } == 0)
        #expect(try vault.sweep(.files, grace: 0) { $0 == kept.hash } == 1)
        #expect(try names(in: .files) == [kept.hash])
        #expect(!vault.holds(lost.hash))
    }

    @Test("Content put again counts as young again")
    func touched() throws {
        let stored = try vault.put([1])
        let past = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)]
        try FileManager.default.setAttributes(past, ofItemAtPath: vault.path(of: stored.hash))
        _ = try vault.put([1])

        #expect(try !vault.removeUnreferenced(stored.hash, grace: 3_600))
        #expect(vault.holds(stored.hash))
    }

    @Test("Many writers of one content do not disturb each other")
    func together() async throws {
        let vault = vault
        let hashes = try await withThrowingTaskGroup(of: FileHash.self) { group in
            for _ in 0..<20 { group.addTask { try vault.put([7, 7, 7]).hash } }
            return try await group.reduce(into: Set<FileHash>()) { $0.insert($1) }
        }

        #expect(hashes.count == 1)
        #expect(try names(in: .files).count == 1)
    }

    @Test("Nothing but a digest becomes a path", arguments: [
        "", "../../etc/passwd", String(repeating: "a", count: 63), String(repeating: "A", count: 64),
        String(repeating: "/", count: 64),
    ])
    func hostile(text: String) {
        #expect(FileHash(text) == nil)
    }

    @Test("A full disk is told apart from everything else")
    func full() throws {
        let device = try OpenFile(changing: "/dev/full")

        let fault = #expect(throws: OpenFile.Fault.self) { try device.write([1]) }
        #expect(try FileFault(#require(fault)) == .full)
    }
}
