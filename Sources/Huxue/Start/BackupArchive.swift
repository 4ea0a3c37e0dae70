import Campus
import Foundation
import Store

/// What a backup is: one tar file with `manifest.json`, the record (`record.db` or `record.pgdump`) and `data/`, the
/// folder of files. The key file is never in it: whoever finds a backup must not find the key with it.
struct BackupArchive {
    let configuration: Configuration
    let clock: Clock

    struct Manifest: Codable {
        var format = 1
        var engine: String
        var madeAt: String
        var auditEntries: Int64
        var auditHead: String
    }

    /// Names in the data folder that are not copied as they stand: the record has a copy of its own, keys stay apart.
    private static func isLeftOut(_ name: String) -> Bool {
        name.hasPrefix("huxue.db") || name.hasSuffix(".keys") || name.hasSuffix(".keys.new") || name == "partial"
            || name == "postgres"
    }

    /// - Returns: How many entries of the log the copy holds, as a check that it can be read.
    func write(to target: URL) async throws -> Manifest {
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw Refusal("已有这个文件 · exists already: \(target.path)")
        }
        let folder = URL(fileURLWithPath: target.path + ".partial", isDirectory: true)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let manifest = try await copyRecord(into: folder)
        try JSONEncoder().encode(manifest).write(to: folder.appendingPathComponent("manifest.json"))
        let fresh = folder.appendingPathComponent("archive.tar").path
        let record = manifest.engine == "sqlite" ? "record.db" : "record.pgdump"
        try ForeignProgram.run("tar", ["--create", "--file", fresh, "--directory", folder.path, "manifest.json", record])
        let names = try dataNames()
        if !names.isEmpty {
            try ForeignProgram.run(
                "tar",
                ["--append", "--file", fresh, "--directory", configuration.data.path, "--transform", "s,^,data/,", "--"] + names)
        }
        try ForeignProgram.run("tar", ["--compare", "--file", fresh, "--directory", folder.path, "manifest.json", record])
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: fresh)
        try FileManager.default.moveItem(atPath: fresh, toPath: target.path)
        return manifest
    }

    private func dataNames() throws -> [String] {
        guard FileManager.default.fileExists(atPath: configuration.data.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: configuration.data.path)
            .filter { !Self.isLeftOut($0) }.sorted()
    }

    /// Copies the record and reads the copy: its whole chain for the embedded engine, its list of contents otherwise.
    private func copyRecord(into folder: URL) async throws -> Manifest {
        let address = try Database.Address(configuration.database)
        let database = try Database(address, clock: clock, connections: 2)
        let path = folder.appendingPathComponent(database.kind == .sqlite ? "record.db" : "record.pgdump").path
        do {
            try await database.backup(to: path)
            let verdict: AuditVerdict
            if database.kind == .sqlite {
                verdict = try await Self.verdict(of: path, clock)
            } else {
                try await Database.check(archive: path)
                verdict = try await database.read { try $0.auditVerdict() }
            }
            await database.close()
            guard case .intact(let entries, let head) = verdict else {
                throw Refusal("审计日志对不上，没有备份 · the audit chain is broken; run huxue audit verify")
            }
            return Manifest(
                engine: database.kind.rawValue, madeAt: clock.now().rfc3339, auditEntries: entries, auditHead: head)
        } catch {
            await database.close()
            throw error
        }
    }

    private static func verdict(of path: String, _ clock: Clock) async throws -> AuditVerdict {
        let copy = try Database(.sqlite(path: path), clock: clock, connections: 1)
        let verdict = try await copy.read { db in
            guard try db.first("PRAGMA integrity_check")?.text("integrity_check") == "ok" else {
                throw Refusal("备份读不出来 · the copy cannot be read")
            }
            return try db.auditVerdict()
        }
        await copy.close()
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        return verdict
    }
}

extension BackupArchive {
    /// Into an empty place only: nothing is ever overwritten.
    func restore(from source: URL) async throws -> Manifest {
        let address = try Database.Address(configuration.database)
        try await mustBeEmpty(address)
        try FileManager.default.createDirectory(
            at: configuration.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let folder = configuration.data.appendingPathComponent("restoring", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try ForeignProgram.run("tar", ["--extract", "--file", source.path, "--directory", folder.path, "--no-same-owner"])
        let manifest = try JSONDecoder().decode(
            Manifest.self, from: Data(contentsOf: folder.appendingPathComponent("manifest.json")))
        switch (manifest.engine, address) {
        case ("sqlite", .sqlite(let path)):
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: folder.appendingPathComponent("record.db").path, toPath: path)
        case ("postgres", .postgres(let text)):
            try await Database.restore(archive: folder.appendingPathComponent("record.pgdump").path, into: text)
        default:
            throw Refusal("备份来自 \(manifest.engine)，只能恢复到同一种库 · the backup is of \(manifest.engine); name such a --database")
        }
        try moveData(from: folder.appendingPathComponent("data", isDirectory: true))
        return manifest
    }

    private func moveData(from folder: URL) throws {
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.moveItem(
                at: folder.appendingPathComponent(name), to: configuration.data.appendingPathComponent(name))
        }
    }

    private func mustBeEmpty(_ address: Database.Address) async throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: configuration.data.path)) ?? []
        if let found = names.first(where: { !$0.hasSuffix(".keys") }) {
            throw Refusal("只能恢复到空的地方：\(configuration.data.path) 里已有 \(found) · restore into an empty folder")
        }
        switch address {
        case .sqlite(let path):
            if FileManager.default.fileExists(atPath: path) { throw Refusal("已有这个库 · the record exists: \(path)") }
        case .postgres:
            let database = try Database(address, clock: clock, connections: 1)
            defer { Task { await database.close() } }
            let found = try await database.read { db in
                try db.first("SELECT 1 AS one FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1") != nil
            }
            if found { throw Refusal("只能恢复到空的库 · restore into an empty database") }
        }
    }
}
