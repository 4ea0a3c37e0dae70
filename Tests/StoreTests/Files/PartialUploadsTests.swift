import Foundation
import Testing

@testable import Store

@Suite("Files · uploads in pieces")
struct PartialUploadsTests {
    let folder = TemporaryFolder()
    let vault: FileVault
    let uploads: PartialUploads

    init() throws {
        vault = try FileVault(root: folder.path)
        uploads = PartialUploads(vault, limits: .init(size: 1_000, reserve: 0))
    }

    @Test("Pieces become one file")
    func whole() throws {
        let upload = try uploads.begin(size: 6)
        #expect(try uploads.append(Array("abc".utf8), at: 0, to: upload.id).received == 3)
        #expect(try uploads.append(Array("def".utf8), at: 3, to: upload.id).isComplete)

        let stored = try uploads.finish(upload.id)

        #expect(try vault.open(stored.hash).readAll() == Array("abcdef".utf8))
        #expect(stored == (try vault.put(Array("abcdef".utf8))))
    }

    @Test("After an interruption it goes on where it stopped, by another process too")
    func interrupted() throws {
        let upload = try uploads.begin(size: 6)
        _ = try uploads.append(Array("abc".utf8), at: 0, to: upload.id)

        let later = PartialUploads(try FileVault(root: folder.path), limits: .init(size: 1_000, reserve: 0))
        #expect(try later.find(#require(PartialUpload.ID(upload.id.text))).received == 3)
    }

    @Test("A repeated piece does no harm, whole or in part", arguments: [
        ("abc", 0, 4), ("bcd", 1, 4), ("cdef", 2, 6), ("", 2, 4),
    ] as [(String, Int64, Int64)])
    func repeated(piece: String, offset: Int64, received: Int64) throws {
        let upload = try uploads.begin(size: 6)
        _ = try uploads.append(Array("abcd".utf8), at: 0, to: upload.id)

        #expect(try uploads.append(Array(piece.utf8), at: offset, to: upload.id).received == received)
    }

    @Test("A gap, a contradiction, and more than was announced are refused and change nothing", arguments: [
        ("f", 5, .gap(received: 4)), ("xyz", 1, .contradicts(received: 4)), ("efg", 4, .beyondSize(6)),
        ("a", -1, .beyondSize(6)), ("a", .max, .beyondSize(6)),
    ] as [(String, Int64, FileFault)])
    func refused(piece: String, offset: Int64, fault: FileFault) throws {
        let upload = try uploads.begin(size: 6)
        _ = try uploads.append(Array("abcd".utf8), at: 0, to: upload.id)

        #expect(throws: fault) { try uploads.append(Array(piece.utf8), at: offset, to: upload.id) }
        #expect(try uploads.find(upload.id).received == 4)
    }

    @Test("An end that comes twice gives the same file; one too early says where to go on")
    func ends() throws {
        let upload = try uploads.begin(size: 3)
        _ = try uploads.append([1, 2], at: 0, to: upload.id)
        #expect(throws: FileFault.unfinished(received: 2)) { try uploads.finish(upload.id) }
        _ = try uploads.append([3], at: 2, to: upload.id)

        let first = try uploads.finish(upload.id, in: .originals)
        let second = try uploads.finish(upload.id, in: .originals)

        #expect(first == second)
        #expect(try uploads.find(upload.id).isComplete)
        #expect(try uploads.append([3], at: 2, to: upload.id).isComplete)
        #expect(try vault.hashes(in: .originals) == [first.hash])
    }

    @Test("A file that is not what the sender had is refused and starts again")
    func digest() throws {
        let announced = FileHash(digest: SHA256.hash([1, 2, 3]))
        let upload = try uploads.begin(size: 3, sha256: announced)
        _ = try uploads.append([1, 2, 4], at: 0, to: upload.id)
        #expect(throws: FileFault.wrongDigest) { try uploads.finish(upload.id) }

        _ = try uploads.append([1, 2, 3], at: 0, to: upload.id)
        #expect(try uploads.finish(upload.id).hash == announced)
    }

    @Test("Too large a file and a disk without room are told at once")
    func announced() throws {
        #expect(throws: FileFault.tooLarge(limit: 1_000)) { try uploads.begin(size: 1_001) }
        #expect(throws: FileFault.tooLarge(limit: 1_000)) { try uploads.begin(size: -1) }

        let crowded = PartialUploads(vault, limits: .init(size: 1_000, reserve: 1 << 60))
        #expect(throws: FileFault.full) { try crowded.begin(size: 1) }
    }

    @Test("A disk that fills up meanwhile keeps what was there")
    func fillsUp() throws {
        let upload = try uploads.begin(size: 6)
        _ = try uploads.append([1, 2, 3], at: 0, to: upload.id)

        let crowded = PartialUploads(vault, limits: .init(size: 1_000, reserve: 1 << 60))
        #expect(throws: FileFault.full) { try crowded.append([4], at: 3, to: upload.id) }
        #expect(try uploads.find(upload.id).received == 3)
    }

    @Test("Abandoned, swept and invented uploads do not exist")
    func gone() throws {
        let upload = try uploads.begin(size: 3)
        try uploads.abandon(upload.id)
        #expect(throws: FileFault.noSuchUpload) { try uploads.find(upload.id) }

        let old = try uploads.begin(size: 3)
        try uploads.sweep(untouchedFor: 60)
        #expect(try uploads.find(old.id).received == 0)
        try uploads.sweep(untouchedFor: 0)
        #expect(throws: FileFault.noSuchUpload) { try uploads.append([1], at: 0, to: old.id) }

        #expect(PartialUpload.ID("../../../etc/passwd...") == nil)
    }

    @Test("Twenty files with ten interruptions are twenty files")
    func interruptions() throws {
        for number in UInt8(0)..<20 {
            let content = (0..<100).map { UInt8($0) ^ number }
            let upload = try uploads.begin(size: 100)
            for start in stride(from: 0, to: 100, by: 10) {
                let piece = Array(content[start..<start + 10])
                _ = try uploads.append(Array(piece[..<6]), at: Int64(start), to: upload.id)
                _ = try uploads.append(piece, at: Int64(start), to: upload.id)
            }
            _ = try uploads.finish(upload.id)
            _ = try uploads.finish(upload.id)
        }

        #expect(try vault.hashes(in: .files).count == 20)
    }
}
