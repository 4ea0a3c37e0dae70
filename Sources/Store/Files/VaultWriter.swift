/// A file on its way into the vault. Whoever drops it before `finish` leaves nothing behind.
package final class VaultWriter {
    private let vault: FileVault
    private let shelf: FileVault.Shelf
    private let limit: Int64
    private let path: String
    private let file: OpenFile
    private var hasher = SHA256Hasher()
    private var size: Int64 = 0

    init(vault: FileVault, shelf: FileVault.Shelf, limit: Int64) throws(FileFault) {
        self.vault = vault
        self.shelf = shelf
        self.limit = limit
        path = "\(vault.root)/partial/writing-\(SecureRandom.bytes(16).hex)"
        do { file = try OpenFile(creating: path) } catch { throw FileFault(error) }
    }

    deinit { try? OpenFile.remove(path) }

    package func append(_ piece: [UInt8]) throws(FileFault) {
        guard size + Int64(piece.count) <= limit else { throw .tooLarge(limit: limit) }
        do { try file.write(piece, at: size) } catch { throw FileFault(error) }
        hasher.update(piece)
        size += Int64(piece.count)
    }

    package func finish() throws(FileFault) -> StoredFile {
        let hash = FileHash(digest: hasher.digest())
        do {
            try file.synchronize()
            try vault.adopt(path, as: hash, in: shelf)
        } catch { throw FileFault(error) }
        return StoredFile(hash: hash, size: size, shelf: shelf)
    }
}
