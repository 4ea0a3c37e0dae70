import Foundation

extension FileVault {
    /// Gives a finished, synchronised file beside the vault its name in it. Its old name is gone afterwards.
    func adopt(_ arrived: String, as hash: FileHash, in shelf: Shelf) throws(OpenFile.Fault) {
        let place = path(of: hash, in: shelf)
        try withLock(.shared) { () throws(OpenFile.Fault) in
            try OpenFile.makeFolder("\(root)/\(shelf.rawValue)/\(hash.folder)")
            try linkOrTouch(arrived, place)
        }
        try OpenFile.synchronizeFolder(of: place)
        try OpenFile.remove(arrived)
    }

    /// A file that is here already counts as new again, so that `sweep` leaves it until its new owner has committed.
    private func linkOrTouch(_ arrived: String, _ place: String) throws(OpenFile.Fault) {
        do {
            try OpenFile.link(arrived, as: place)
        } catch {
            guard error.code == EEXIST else { throw error }
            try OpenFile(changing: place).touch()
        }
    }

    /// Keeps putting and removing the same content apart, between processes too.
    func withLock<Result>(
        _ lock: OpenFile.Lock, _ body: () throws(OpenFile.Fault) -> Result
    ) throws(OpenFile.Fault) -> Result {
        let file = try OpenFile(lock: "\(root)/partial/.lock")
        try file.wait(for: lock)
        return try body()
    }
}
