import Foundation

extension PartialUploads {
    /// Adds a piece. A piece that came before, whole or in part, does no harm.
    ///
    /// What this returned as received is safe from a power cut.
    package func append(
        _ piece: [UInt8], at offset: Int64, to id: PartialUpload.ID
    ) throws(FileFault) -> PartialUpload {
        do {
            let expected = try expectation(of: id)
            guard offset >= 0, offset <= expected.size, Int64(piece.count) <= expected.size - offset else {
                throw FileFault.beyondSize(expected.size)
            }
            guard expected.finished == nil else { return try find(id) }

            let file = try OpenFile(changing: pieces(of: id))
            try file.wait(for: .exclusive)
            let received = try file.size()
            guard offset <= received else { throw FileFault.gap(received: received) }

            let repeated = Int(min(received - offset, Int64(piece.count)))
            guard try file.read(at: offset, count: repeated) == Array(piece[..<repeated]) else {
                throw FileFault.contradicts(received: received)
            }
            if repeated < piece.count { try extend(file, from: received, with: piece[repeated...]) }
            return PartialUpload(id: id, expectedSize: expected.size, received: try file.size())
        } catch { throw Self.fault(error) }
    }

    /// Half a piece is taken back, so that the size always tells what may be relied on.
    private func extend(_ file: OpenFile, from received: Int64, with rest: ArraySlice<UInt8>) throws {
        do {
            guard try OpenFile.freeSpace(at: vault.root) - limits.reserve >= rest.count else { throw FileFault.full }
            try file.write(rest, at: received)
            try file.synchronize()
        } catch {
            try? file.truncate(to: received)
            throw error
        }
    }

    /// Makes the pieces a file of the vault. Ending twice gives the same file.
    package func finish(_ id: PartialUpload.ID, in shelf: FileVault.Shelf = .files) throws(FileFault) -> StoredFile {
        do {
            var expected = try expectation(of: id)
            if let hash = expected.finished { return StoredFile(hash: hash, size: expected.size, shelf: shelf) }

            let hash = try digest(of: id, expected)
            // The pieces go last: after a power cut anywhere in between, ending again gives the same file.
            let copy = "\(pieces(of: id))-\(SecureRandom.bytes(4).hex)"
            try OpenFile.link(pieces(of: id), as: copy)
            try vault.adopt(copy, as: hash, in: shelf)
            expected.finished = hash
            try save(expected, of: id)
            try OpenFile.remove(pieces(of: id))
            return StoredFile(hash: hash, size: expected.size, shelf: shelf)
        } catch { throw Self.fault(error) }
    }

    private func digest(of id: PartialUpload.ID, _ expected: UploadExpectation) throws -> FileHash {
        let file = try OpenFile(changing: pieces(of: id))
        try file.wait(for: .exclusive)
        let received = try file.size()
        guard received == expected.size else { throw FileFault.unfinished(received: received) }

        var hasher = SHA256Hasher()
        var offset: Int64 = 0
        while offset < received {
            let piece = try file.read(at: offset, count: 1 << 20)
            guard !piece.isEmpty else { throw FileFault.unfinished(received: offset) }
            hasher.update(piece)
            offset += Int64(piece.count)
        }
        let hash = FileHash(digest: hasher.digest())
        if let announced = expected.digest, announced != hash {
            // Nothing tells which piece is wrong.
            try file.truncate(to: 0)
            throw FileFault.wrongDigest
        }
        return hash
    }
}

extension PartialUploads {
    /// What came of an upload.
    package func reader(of file: StoredFile) throws(FileFault) -> StoredFileReader {
        try vault.open(file.hash, in: file.shelf)
    }
}
