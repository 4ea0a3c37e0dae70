package import Campus
import Foundation

/// The text file, outside the record and its backups, that holds the keys: one line `id hex created-day` for each,
/// the newest last. Lines that start with `#` and empty lines say nothing.
extension KeyRing {
    package enum FileFault: Error, Equatable {
        case missing(path: String)
        case unreadable(path: String, reason: String)
        /// Others on the machine can read it.
        case openToOthers(path: String, mode: UInt32)
        case malformed(path: String, line: Int)
        case repeatedKey(path: String, line: Int)
        case empty(path: String)
        case exists(path: String)
        case unwritable(path: String, reason: String)
    }

    package init(file path: String) throws(FileFault) {
        let text = try Self.read(path)
        guard let ring = KeyRing(try Self.parse(text, path: path)) else { throw .empty(path: path) }
        self = ring
    }

    /// Makes the file with its first key. An existing file is never replaced: without it the record cannot be read.
    package static func createFile(at path: String, on day: LocalDate) throws(FileFault) -> KeyRing {
        let key = SealingKey.new(id: "k1", created: day)
        let heading = "# Keys of the sealed columns. Without this file they cannot be read: keep a copy apart.\n"
        try write(heading + line(of: key), to: path, replacing: false)
        return try KeyRing(file: path)
    }

    /// Adds a key and seals with it from now on. Values sealed before stay readable.
    package static func rotate(file path: String, on day: LocalDate) throws(FileFault) -> KeyRing {
        let ring = try KeyRing(file: path)
        let numbers = ring.keys.compactMap { $0.id.hasPrefix("k") ? Int($0.id.dropFirst()) : nil }
        let key = SealingKey.new(id: "k\((numbers.max() ?? 0) + 1)", created: day)
        let text = try read(path)
        try write(text + (text.hasSuffix("\n") ? "" : "\n") + line(of: key), to: path, replacing: true)
        return try KeyRing(file: path)
    }

    private static func line(of key: SealingKey) -> String { "\(key.id) \(key.secret.hex) \(key.created)\n" }
}

// MARK: - Reading

extension KeyRing {
    static func parse(_ text: String, path: String) throws(FileFault) -> [SealingKey] {
        var keys: [SealingKey] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard words.count == 3, SealingKey.isProperID(first),
                let secret = [UInt8](hex: words[1]), secret.count == SealingKey.secretLength,
                let created = LocalDate(String(words[2]))
            else { throw .malformed(path: path, line: number + 1) }
            guard !keys.contains(where: { $0.id == first }) else { throw .repeatedKey(path: path, line: number + 1) }
            keys.append(SealingKey(id: String(first), secret: secret, created: created))
        }
        return keys
    }

    /// Mode and content of the same open file, so that nobody can exchange it in between.
    private static func read(_ path: String) throws(FileFault) -> String {
        let file: OpenFile
        do { file = try OpenFile(reading: path) } catch {
            if error.code == ENOENT { throw .missing(path: path) }
            throw .unreadable(path: path, reason: error.reason)
        }
        do {
            let mode = try file.mode()
            guard mode & 0o077 == 0 else { throw FileFault.openToOthers(path: path, mode: mode) }
            return String(decoding: try file.readAll(limit: 1 << 20), as: UTF8.self)
        } catch let fault as FileFault {
            throw fault
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
    }

    /// Writes beside the file and puts it in place whole: a torn key file would cost the record.
    private static func write(_ text: String, to path: String, replacing: Bool) throws(FileFault) {
        let fresh = path + ".new"
        do {
            do {
                let file = try OpenFile(creating: fresh)
                try file.write(Array(text.utf8))
                try file.synchronize()
            }
            if replacing { try OpenFile.rename(fresh, to: path) } else { try OpenFile.link(fresh, as: path) }
            try OpenFile.synchronizeFolder(of: path)
            if !replacing { try OpenFile.remove(fresh) }
        } catch {
            // Somebody else's half-made file is not ours to remove.
            if error.step != .create { try? OpenFile.remove(fresh) }
            if !replacing, error.step == .link, error.code == EEXIST { throw .exists(path: path) }
            throw .unwritable(path: path, reason: error.reason)
        }
    }
}

// MARK: - Words

extension KeyRing.FileFault: CustomStringConvertible {
    /// For the operator who starts the program.
    package var description: String {
        switch self {
        case .missing(let path):
            "There is no key file at \(path). The first `huxue serve` makes one; for a record that exists, put its own back."
        case .unreadable(let path, let reason):
            "The key file \(path) cannot be read: \(reason)."
        case .openToOthers(let path, let mode):
            "The key file \(path) has mode \(String(mode, radix: 8)); others could read it. Run: chmod 600 \(path)"
        case .malformed(let path, let line):
            "Line \(line) of the key file \(path) is not `id hex created-day` with 64 hexadecimal digits."
        case .repeatedKey(let path, let line):
            "Line \(line) of the key file \(path) repeats the id of a line above."
        case .empty(let path):
            "The key file \(path) holds no key."
        case .exists(let path):
            "There is a key file at \(path) already. It is not replaced: without it sealed columns cannot be read."
        case .unwritable(let path, let reason):
            "The key file \(path) cannot be written: \(reason)."
        }
    }
}
