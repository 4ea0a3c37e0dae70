import Campus
import CampusTesting
import FoundationEssentials
import Store
import Testing

@testable import Workflows

@Suite("Uploads")
struct UploadTests {
    private struct Place {
        let world: UnitWorld
        let uploads: UploadWork
        let files: FileWork

        init(_ engine: TestEngine) async throws {
            world = try await UnitWorld(engine)
            let cellar = FileCellar(folder: TestFolder.make().path)
            uploads = UploadWork(database: world.database, cellar: cellar)
            files = FileWork(database: world.database, cellar: cellar)
        }
    }

    private let text = Array("安全工作制度\n".utf8)

    @Test("An upload goes on where it stopped and ends with one file", arguments: TestEngine.all)
    func resumes(on engine: TestEngine) async throws {
        let place = try await Place(engine)
        let caller = try await place.world.member("李敏", .principal, at: "first")
        let upload = try await place.uploads.start(
            name: "C:\\桌面\\制度.txt", size: Int64(text.count), purpose: "attachment", by: caller)
        _ = try await place.uploads.append(Array(text.prefix(5)), at: 0, to: upload.id, by: caller)
        await #expect(throws: UploadRefusal.wrongPlace(received: 5)) {
            try await place.uploads.append(Array(text.suffix(2)), at: 9, to: upload.id, by: caller)
        }
        #expect(try await place.uploads.find(upload.id, for: caller).received == 5)
        _ = try await place.uploads.append(text, at: 0, to: upload.id, by: caller)

        let file = try await place.uploads.finish(upload.id, by: caller)
        #expect(try await place.uploads.finish(upload.id, by: caller) == file)
        let opened = try await place.files.open(file, by: caller)
        #expect(opened.name == "制度.txt")
        #expect(!opened.isPicture)
        #expect(try await place.files.read(opened, at: 0, count: 100) == text)
    }

    @Test("Nobody goes on with another's upload or reads a file of another branch", arguments: TestEngine.all)
    func foreign(on engine: TestEngine) async throws {
        let place = try await Place(engine)
        let caller = try await place.world.member("李敏", .principal, at: "first")
        let stranger = try await place.world.member("何平", .principal, at: "other")
        let upload = try await place.uploads.start(name: "a.txt", size: Int64(text.count), purpose: "attachment", by: caller)
        await #expect(throws: NotFound()) { try await place.uploads.find(upload.id, for: stranger) }
        _ = try await place.uploads.append(text, at: 0, to: upload.id, by: caller)
        let file = try await place.uploads.finish(upload.id, by: caller)

        await #expect(throws: NotFound()) { try await place.files.open(file, by: stranger) }
        #expect(try await place.files.open(file, by: place.world.countyOfficer).size == Int64(text.count))
    }

    @Test("A page or a program is not kept, whatever its name says", arguments: ["<html><script>", "MZ\u{90}\u{0}\u{3}", "\u{7f}ELF"])
    func hostile(content: String) async throws {
        let place = try await Place(.sqlite)
        let bytes = Array(content.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        let caller = place.world.officer
        let upload = try await place.uploads.start(name: "照片.jpg", size: Int64(bytes.count), purpose: "attachment", by: caller)
        _ = try await place.uploads.append(bytes, at: 0, to: upload.id, by: caller)

        await #expect(throws: UploadRefusal.notAccepted) { try await place.uploads.finish(upload.id, by: caller) }
    }

    @Test("All that is wrong with an announcement comes at once")
    func problems() async throws {
        let place = try await Place(.sqlite)
        await #expect(throws: FormProblems(["name": "missing", "size": "number", "purpose": "choice", "sha256": "choice"])) {
            try await place.uploads.start(name: "../", size: 0, purpose: "x", sha256: "zz", by: place.world.officer)
        }
    }

    @Test("Too large is said before anything is sent")
    func tooLarge() async throws {
        let place = try await Place(.sqlite)
        await #expect(throws: UploadRefusal.tooLarge(limit: 50 << 20)) {
            try await place.uploads.start(name: "a.mp4", size: 51 << 20, purpose: "attachment", by: place.world.officer)
        }
    }
}
