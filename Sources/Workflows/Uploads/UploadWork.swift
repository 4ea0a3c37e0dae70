package import Campus
package import Store

/// Takes files in pieces; an interrupted upload goes on where it stopped, and ends with one file (G-74).
package struct UploadWork: Sendable {
    package enum Purpose: String, Sendable, CaseIterable {
        /// Shown on pages: made anew without place, time and device; the original is kept apart.
        case photo
        /// Kept as it came, offered as a download.
        case attachment
    }

    /// One upload as its sender sees it.
    package struct Upload: Sendable, Equatable {
        package let id: String
        package let size: Int64
        /// The next piece starts here.
        package let received: Int64
        /// Known when the upload has ended.
        package let file: Int64?
    }

    let database: Database
    let cellar: FileCellar
    let recoder = ImageRecoder()

    package init(database: Database, cellar: FileCellar) {
        self.database = database
        self.cellar = cellar
    }

    /// - Parameter sha256: In hexadecimal digits, if the sender knows it; then damage on the way is found.
    package func start(
        name: String, size: Int64, purpose: String, sha256: String = "", by caller: Caller
    ) async throws -> Upload {
        var problems = FormProblems()
        let name = Self.plain(name)
        if name.isEmpty { problems.add("name", "missing") }
        if size <= 0 { problems.add("size", "number") }
        if Purpose(rawValue: purpose) == nil { problems.add("purpose", "choice") }
        if !sha256.isEmpty, FileHash(sha256) == nil { problems.add("sha256", "choice") }
        try problems.throwIfAny()
        let begun = try await cellar.uploads { try $0.begin(size: size, sha256: FileHash(sha256)) }
        let now = database.clock.now()
        try await database.write { db in
            _ = try db.run(
                "INSERT INTO upload (id, account_id, name, size, purpose, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
                begun.id.text, caller.account, name, size, purpose, now)
        }
        return Upload(id: begun.id.text, size: size, received: 0, file: nil)
    }

    package func find(_ id: String, for caller: Caller) async throws -> Upload {
        let (note, partial) = try await note(id, caller)
        if let file = note.file { return Upload(id: id, size: note.size, received: note.size, file: file) }
        let found = try await pieces { try $0.find(partial) }
        return Upload(id: id, size: note.size, received: found.received, file: nil)
    }

    /// A piece that came before does no harm.
    package func append(_ piece: [UInt8], at offset: Int64, to id: String, by caller: Caller) async throws -> Upload {
        let (note, partial) = try await note(id, caller)
        guard note.file == nil else { return try await find(id, for: caller) }
        let now = try await pieces { try $0.append(piece, at: offset, to: partial) }
        return Upload(id: id, size: note.size, received: now.received, file: nil)
    }

    /// Makes the pieces a file. Ending twice gives the same file.
    package func finish(_ id: String, by caller: Caller) async throws -> Int64 {
        let (note, partial) = try await note(id, caller)
        if let file = note.file { return file }
        let kept = try await keep(partial, note)
        let now = database.clock.now()
        return try await database.write { db in
            if let known = try Note.find(id, caller.account, db)?.file { return known }
            let file = try db.insert(
                """
                INSERT INTO file (hash, name, media_type, size, original, thumbnail, level, path, account_id, at)
                VALUES ($1, $2, $3, $4, $5, $6, 'L2', $7, $8, $9) RETURNING id
                """, kept.shown.hash.text, note.name, kept.type.mediaType, kept.shown.size, kept.original, kept.thumbnail,
                caller.scope.lower, caller.account, now)
            try db.run("UPDATE upload SET file_id = $2, received = size WHERE id = $1", id, file)
            db.audit(AuditEntry(by: caller, "file.added", "file", file, title: note.name, path: caller.scope.lower))
            return file
        }
    }

    private struct Kept: Sendable {
        let shown: StoredFile
        let type: SniffedType
        var original: String?
        var thumbnail: String?
    }

    private func keep(_ partial: PartialUpload.ID, _ note: Note) async throws -> Kept {
        let isPhoto = note.purpose == .photo
        let (stored, type) = try await cellar.uploads { uploads in
            let stored = try uploads.finish(partial, in: isPhoto ? .originals : .files)
            return (stored, try uploads.type(of: stored))
        }
        guard type.isAccepted else { throw UploadRefusal.notAccepted }
        guard isPhoto else { return Kept(shown: stored, type: type) }
        do {
            let vault = try await cellar.with { $0 }
            let photo = try await vault.keepPhoto(stored, recoder: recoder)
            return Kept(
                shown: photo.picture, type: photo.type, original: stored.hash.text, thumbnail: photo.thumbnail.hash.text)
        } catch let fault as ImageFault {
            throw UploadRefusal(fault)
        }
    }

    /// For the leader: uploads that nobody has gone on with for a week.
    package func clear() async throws {
        let limit = database.clock.now().adding(seconds: -7 * Housekeeping.day)
        try await database.write { db in _ = try db.run("DELETE FROM upload WHERE created_at < $1", limit) }
        try await cellar.uploads { try $0.sweep() }
    }

    private func pieces<Value: Sendable>(
        _ body: @escaping @Sendable (PartialUploads) throws -> Value
    ) async throws -> Value {
        try await cellar.uploads { uploads in
            do { return try body(uploads) } catch FileFault.noSuchUpload { throw NotFound() }
        }
    }

    private func note(_ id: String, _ caller: Caller) async throws -> (Note, PartialUpload.ID) {
        guard let partial = PartialUpload.ID(id) else { throw NotFound() }
        guard let note = try await database.read({ try Note.find(id, caller.account, $0) }) else { throw NotFound() }
        return (note, partial)
    }

    /// What the record knows of an upload; only its sender finds it.
    private struct Note: Sendable {
        let name: String
        let size: Int64
        let purpose: Purpose
        let file: Int64?

        static func find(_ id: String, _ account: Account.ID, _ db: Transaction) throws -> Note? {
            try db.first("SELECT name, size, purpose, file_id FROM upload WHERE id = $1 AND account_id = $2", id, account)
                .map { row in
                    try Note(
                        name: row.text("name"), size: row.int64("size"),
                        purpose: Purpose(rawValue: row.text("purpose")) ?? .attachment, file: row.maybe("file_id", row.int64))
                }
        }
    }

    /// A name for people: no folders, no control characters, not too long.
    static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        guard last.contains(where: { $0 != "." }) else { return "" }
        return String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f })).squeezed
            .clipped(to: 120)
    }
}

extension PartialUploads {
    fileprivate func type(of file: StoredFile) throws -> SniffedType { try reader(of: file).sniffedType() }
}
