import Foundation

/// Files by the digest of their content: what is handed in twice is kept once, and no name that people choose
/// becomes a name on the disk.
///
///     root/files/ab/cd/<sha256>       what pages show
///     root/originals/ab/cd/<sha256>   photos as they came, with place and time inside: restricted
///     root/partial/                   what is still arriving
///
/// All folders are 0700 and all files 0600. Calls block on the disk: run them off the cooperative pool.
package struct FileVault: Sendable {
    package enum Shelf: String, Sendable, CaseIterable { case files, originals }

    let root: String

    /// - Parameter root: The folder; it is made if it is missing.
    package init(root: String) throws(FileFault) {
        self.root = root
        do {
            for shelf in Shelf.allCases { try OpenFile.makeFolder("\(root)/\(shelf.rawValue)") }
            try OpenFile.makeFolder("\(root)/partial")
        } catch { throw FileFault(error) }
    }

    package func put(_ bytes: [UInt8], in shelf: Shelf = .files) throws(FileFault) -> StoredFile {
        let writer = try writer(in: shelf, limit: Int64(bytes.count))
        try writer.append(bytes)
        return try writer.finish()
    }

    /// Takes a file that arrives in pieces of unknown number.
    package func writer(in shelf: Shelf = .files, limit: Int64) throws(FileFault) -> VaultWriter {
        try VaultWriter(vault: self, shelf: shelf, limit: limit)
    }

    /// Takes a stream; half of one leaves nothing behind.
    package func put<Stream: AsyncSequence & Sendable>(
        _ stream: Stream, in shelf: Shelf = .files, limit: Int64
    ) async throws -> StoredFile where Stream.Element == [UInt8] {
        let writer = try writer(in: shelf, limit: limit)
        for try await piece in stream { try writer.append(piece) }
        return try writer.finish()
    }

    package func open(_ hash: FileHash, in shelf: Shelf = .files) throws(FileFault) -> StoredFileReader {
        do {
            return try StoredFileReader(OpenFile(reading: path(of: hash, in: shelf)))
        } catch {
            if error.code == ENOENT { throw .missing(hash) }
            throw FileFault(error)
        }
    }

    package func holds(_ hash: FileHash, in shelf: Shelf = .files) -> Bool {
        (try? open(hash, in: shelf)) != nil
    }

    /// For programs that read a file by its path.
    package func path(of hash: FileHash, in shelf: Shelf = .files) -> String {
        "\(root)/\(shelf.rawValue)/\(hash.folder)/\(hash.text)"
    }
}

/// A file in the vault.
package struct StoredFile: Sendable, Hashable {
    package let hash: FileHash
    package let size: Int64
    package let shelf: FileVault.Shelf
}
