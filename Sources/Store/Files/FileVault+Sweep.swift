import Foundation

extension FileVault {
    /// Removes what nothing refers to any more.
    ///
    /// A file is put before the transaction that refers to it commits, so nothing younger than `grace` is touched.
    /// Ages are by the clock of the file system, which also set the times of the files.
    ///
    /// - Parameter isReferenced: Asked for every file old enough, in no order.
    /// - Returns: How many were removed.
    @discardableResult
    package func sweep(
        _ shelf: Shelf, grace seconds: Int64 = 86_400, isReferenced: (FileHash) throws -> Bool
    ) throws -> Int {
        let youngest = try fileSystemNow() - seconds
        var removed = 0
        for hash in try hashes(in: shelf) where try !isReferenced(hash) {
            if try remove(hash, in: shelf, unlessChangedAfter: youngest) { removed += 1 }
        }
        return removed
    }

    /// Removes one file that the caller knows to be unreferenced, unless it was put again within `grace` seconds.
    @discardableResult
    package func removeUnreferenced(
        _ hash: FileHash, in shelf: Shelf = .files, grace seconds: Int64 = 86_400
    ) throws(FileFault) -> Bool {
        try remove(hash, in: shelf, unlessChangedAfter: fileSystemNow() - seconds)
    }

    private func remove(
        _ hash: FileHash, in shelf: Shelf, unlessChangedAfter youngest: Int64
    ) throws(FileFault) -> Bool {
        let place = path(of: hash, in: shelf)
        do {
            return try withLock(.exclusive) { () throws(OpenFile.Fault) in
                guard try OpenFile(reading: place).changedAt() <= youngest else { return false }
                try OpenFile.remove(place)
                return true
            }
        } catch {
            if error.code == ENOENT { return false }
            throw FileFault(error)
        }
    }

    func hashes(in shelf: Shelf) throws -> [FileHash] {
        let folder = "\(root)/\(shelf.rawValue)"
        guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
        return names.compactMap { ($0 as? String)?.split(separator: "/").last.flatMap { FileHash(String($0)) } }
    }

    func fileSystemNow() throws(FileFault) -> Int64 {
        do {
            let probe = try OpenFile(lock: "\(root)/partial/.now")
            try probe.touch()
            return try probe.changedAt()
        } catch { throw FileFault(error) }
    }
}
