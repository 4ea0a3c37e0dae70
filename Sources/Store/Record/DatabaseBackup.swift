import Campus
import Foundation

extension Database {
    /// A copy of the whole record in one file, taken from one moment while others go on writing: a database file of the
    /// embedded engine, an archive of `pg_dump` for PostgreSQL.
    package func backup(to path: String) async throws { try await engine.backup(to: path) }

    /// Puts an archive of `pg_dump` into an empty database.
    package static func restore(archive path: String, into address: String) async throws {
        try await onWorkerThread {
            try ForeignProgram.run("pg_restore", ["--exit-on-error", "--no-owner", "--no-privileges", "--dbname", address, path])
        }
    }

    /// Reads the list of contents of an archive of `pg_dump`; throws if it is none.
    package static func check(archive path: String) async throws {
        try await onWorkerThread { try ForeignProgram.run("pg_restore", ["--list", path]) }
    }
}

/// A program of the machine that does a part of the work.
package enum ForeignProgram {
    package struct Failed: Error, CustomStringConvertible {
        package let program: String
        package let reason: String
        package var description: String { "\(program): \(reason)" }
    }

    /// - Throws: `Failed` with the last line the program said.
    package static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        process.standardError = errors
        do { try process.run() } catch { throw Failed(program: program, reason: "\(error)") }
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let last = String(decoding: said, as: UTF8.self).split(separator: "\n").last.map(String.init)
            throw Failed(program: program, reason: last ?? "exit code \(process.terminationStatus)")
        }
    }
}
