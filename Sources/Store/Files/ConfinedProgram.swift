import Foundation

/// Runs a program that reads hostile bytes: apart from ours, with little memory and time, in a folder of its own.
struct ConfinedProgram: Sendable {
    let path: String
    var seconds = 10
    /// Address space in bytes. Enough for 100 megapixels of any type we take (measured: 1 GiB), not for more.
    var memory = 1_536 << 20
    /// Largest file it may write, in bytes.
    var output = 256 << 20

    enum Fault: Error, Equatable {
        case missing
        case tookTooLong
        case failed(status: Int32)
    }

    /// The limits are set by a shell that then becomes the program. Words are handed over as words: none is ever
    /// part of the shell's text.
    private var limits: String {
        """
        ulimit -c 0; ulimit -v \(memory / 1_024); ulimit -t \(seconds); ulimit -f \(output / 512); exec "$@"
        """
    }

    /// Blocks until the program has ended. Returns what it wrote to its output, at most 64 KB.
    func run(_ words: [String], in folder: String) throws -> [UInt8] {
        guard access(path, X_OK) == 0 else { throw Fault.missing }
        let outputPath = "\(folder)/output"
        try OpenFile.remove(outputPath)
        _ = try OpenFile(creating: outputPath)
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))

        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", limits, "sh", path] + words
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = environment(folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try wait(for: process)

        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Fault.failed(status: process.terminationStatus)
        }
        return try OpenFile(reading: outputPath).readAll(limit: 64 * 1_024)
    }

    private func wait(for process: Process) throws {
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
            throw Fault.tookTooLong
        }
    }

    private func environment(_ folder: String) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8",
            // One thread: the others of the machine serve people.
            "VIPS_CONCURRENCY": "1",
            // Decoders that were not made for hostile input (ImageMagick, PDF, SVG …) stay shut.
            "VIPS_BLOCK_UNTRUSTED": "1",
            // Never to the disk, whatever the size; the memory limit decides.
            "VIPS_DISC_THRESHOLD": "\(memory)",
        ]
    }
}
