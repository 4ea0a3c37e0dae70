package import Campus
package import Store

/// Files of the record, for those whose branch they lie in.
package struct FileWork: Sendable {
    let database: Database
    let cellar: FileCellar

    package init(database: Database, cellar: FileCellar) {
        self.database = database
        self.cellar = cellar
    }

    package enum Look: Sendable, Equatable {
        case shown
        /// Of a photo: small, for lists.
        case small
        /// Of a photo: as it came, with place and time; each look is recorded.
        case original
    }

    /// A file that the caller may read.
    package struct File: Sendable {
        package let name: String
        package let mediaType: String
        package let size: Int64
        /// Changes with the content.
        package let mark: String
        /// Shown by the browser itself: our own pictures, and nothing that could run.
        package let isPicture: Bool
        fileprivate let hash: FileHash
        fileprivate let shelf: FileVault.Shelf
    }

    package func open(_ id: Int64, _ look: Look = .shown, by caller: Caller) async throws -> File {
        if look == .original { try caller.must(.revealPersonalData) }
        let row = try await database.read { db in
            try db.first(
                """
                SELECT hash, name, media_type, original, thumbnail, path FROM file
                WHERE id = $1 AND ((path >= $2 AND path < $3) OR account_id = $4)
                """, id, caller.scope.lower, caller.scope.upper, caller.account)
        }
        guard let row else { throw NotFound() }
        let column = look == .original ? "original" : look == .small ? "thumbnail" : "hash"
        guard let hash = try row.maybe(column, row.text).flatMap(FileHash.init) else { throw NotFound() }
        let name = try row.text("name")
        if look == .original { try await note(id, name, path: try row.text("path"), by: caller) }
        return try await describe(hash, name, look == .original ? .originals : .files)
    }

    private func describe(_ hash: FileHash, _ name: String, _ shelf: FileVault.Shelf) async throws -> File {
        do {
            return try await cellar.with { vault in
                let reader = try vault.open(hash, in: shelf)
                let type = try reader.sniffedType()
                return File(
                    name: name, mediaType: type.mediaType, size: reader.size, mark: hash.text,
                    isPicture: shelf == .files && type.isImage, hash: hash, shelf: shelf)
            }
        } catch FileFault.missing {
            throw NotFound()
        }
    }

    private func note(_ id: Int64, _ name: String, path: String, by caller: Caller) async throws {
        try await database.write { db in
            db.audit(AuditEntry(by: caller, "file.original.opened", "file", id, title: name, path: path))
        }
    }

    /// A piece of a file that was opened.
    package func read(_ file: File, at offset: Int64, count: Int) async throws -> [UInt8] {
        try await cellar.with { try $0.open(file.hash, in: file.shelf).read(at: offset, count: count) }
    }
}
