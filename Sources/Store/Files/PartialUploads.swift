import Foundation

/// Takes files in pieces. The state is on the disk, so uploads survive a restart.
///
/// Calls block on the disk: run them off the cooperative pool.
package struct PartialUploads: Sendable {
    package struct Limits: Sendable, Equatable {
        /// Largest file in bytes.
        package var size: Int64
        /// Bytes that must stay free on the disk, for the record above all.
        package var reserve: Int64

        package init(size: Int64 = 50 << 20, reserve: Int64 = 64 << 20) {
            self.size = size
            self.reserve = reserve
        }
    }

    let vault: FileVault
    let limits: Limits

    package init(_ vault: FileVault, limits: Limits = Limits()) {
        self.vault = vault
        self.limits = limits
    }

    /// Announces a file. A disk without room for it says so now, not after the last piece.
    package func begin(size: Int64, sha256: FileHash? = nil) throws(FileFault) -> PartialUpload {
        guard size >= 0, size <= limits.size else { throw .tooLarge(limit: limits.size) }
        do {
            guard try OpenFile.freeSpace(at: vault.root) - limits.reserve >= size else { throw FileFault.full }
            let id = PartialUpload.ID()
            _ = try OpenFile(creating: pieces(of: id))
            try save(UploadExpectation(size: size, digest: sha256), of: id)
            return PartialUpload(id: id, expectedSize: size, received: 0)
        } catch { throw Self.fault(error) }
    }

    /// Where an upload stands after an interruption.
    package func find(_ id: PartialUpload.ID) throws(FileFault) -> PartialUpload {
        do {
            let expected = try expectation(of: id)
            let received = try expected.finished == nil ? OpenFile(reading: pieces(of: id)).size() : expected.size
            return PartialUpload(id: id, expectedSize: expected.size, received: received)
        } catch { throw Self.fault(error) }
    }

    /// Forgets an upload and what came of it.
    package func abandon(_ id: PartialUpload.ID) throws(FileFault) {
        do {
            try OpenFile.remove(pieces(of: id))
            try OpenFile.remove(note(of: id))
        } catch { throw FileFault(error) }
    }

    /// Clears away what nobody has gone on with for `seconds`, by the clock of the file system.
    package func sweep(untouchedFor seconds: Int64 = 7 * 86_400) throws {
        let youngest = try vault.fileSystemNow() - seconds
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(vault.root)/partial")
        where !name.hasPrefix(".") {
            let path = "\(vault.root)/partial/\(name)"
            // Another sweep may have been quicker.
            if let changed = try? OpenFile(reading: path).changedAt(), changed <= youngest { try OpenFile.remove(path) }
        }
    }

    // MARK: On the disk

    func pieces(of id: PartialUpload.ID) -> String { "\(vault.root)/partial/\(id.text).pieces" }
    func note(of id: PartialUpload.ID) -> String { "\(vault.root)/partial/\(id.text).note" }

    func expectation(of id: PartialUpload.ID) throws -> UploadExpectation {
        let line = try OpenFile(reading: note(of: id)).readAll(limit: 1_024)
        guard let expected = UploadExpectation(String(decoding: line, as: UTF8.self)) else {
            throw FileFault.noSuchUpload
        }
        return expected
    }

    func save(_ expected: UploadExpectation, of id: PartialUpload.ID) throws {
        let fresh = "\(note(of: id))-\(SecureRandom.bytes(4).hex)"
        do {
            let file = try OpenFile(creating: fresh)
            try file.write(Array(expected.line.utf8))
            try file.synchronize()
            try OpenFile.rename(fresh, to: note(of: id))
        } catch {
            try? OpenFile.remove(fresh)
            throw error
        }
    }

    static func fault(_ error: any Error) -> FileFault {
        switch error {
        case let fault as FileFault: fault
        case let fault as OpenFile.Fault where fault.step == .open && fault.code == ENOENT: .noSuchUpload
        case let fault as OpenFile.Fault: FileFault(fault)
        default: .system(step: "upload", reason: "\(error)")
        }
    }
}
