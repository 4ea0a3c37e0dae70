import Foundation

/// An open file of the operating system, closed when nobody holds it any more.
///
/// Foundation's own handles hide the error number, and we must tell a full disk from everything else.
final class OpenFile {
    enum Step: Sendable { case open, create, read, write, synchronize, link, rename, remove, lock, inspect, folder }

    /// What the system answered.
    struct Fault: Error, Equatable, CustomStringConvertible {
        let step: Step
        let code: Int32

        init(_ step: Step) {
            self.step = step
            code = errno
        }

        var reason: String { String(cString: strerror(code)) }
        var description: String { reason }
    }

    private let descriptor: Int32

    init(reading path: String) throws(Fault) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Fault(.open) }
    }

    /// An existing file, to read and to write.
    init(changing path: String) throws(Fault) {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw Fault(.open) }
    }

    /// A new file that only we may read; fails if there is one.
    init(creating path: String) throws(Fault) {
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Fault(.create) }
    }

    /// The file that locks are taken on.
    init(lock path: String) throws(Fault) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Fault(.lock) }
    }

    deinit { close(descriptor) }

    // MARK: Content

    /// Up to `count` bytes from `offset`; fewer only at the end.
    func read(at offset: Int64, count: Int) throws(Fault) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
                let read = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(initialized))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failed = true }
                if read <= 0 { return }
                initialized += read
            }
        }
        if failed { throw Fault(.read) }
        return bytes
    }

    func readAll(limit: Int) throws(Fault) -> [UInt8] { try read(at: 0, count: min(limit, Int(size()))) }

    func write(_ bytes: some Collection<UInt8>, at offset: Int64 = 0) throws(Fault) {
        let bytes = ContiguousArray(bytes)
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                pwrite(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, off_t(offset) + off_t(done))
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Fault(.write) }
            done += written
        }
    }

    func truncate(to size: Int64) throws(Fault) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw Fault(.write) }
    }

    func synchronize() throws(Fault) {
        guard fsync(descriptor) == 0 else { throw Fault(.synchronize) }
    }

    // MARK: Properties

    func size() throws(Fault) -> Int64 { try Int64(status().st_size) }

    func mode() throws(Fault) -> UInt32 { try UInt32(status().st_mode) & 0o7777 }

    /// By the clock of the file system.
    func changedAt() throws(Fault) -> Int64 {
        #if canImport(Darwin)
            try Int64(status().st_mtimespec.tv_sec)
        #else
            try Int64(status().st_mtim.tv_sec)
        #endif
    }

    /// Sets the time of change to now.
    func touch() throws(Fault) {
        guard futimens(descriptor, nil) == 0 else { throw Fault(.write) }
    }

    private func status() throws(Fault) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Fault(.inspect) }
        return status
    }

    // MARK: Locks

    enum Lock: Sendable { case shared, exclusive }

    /// Waits for the lock, which holds between processes too, until the file is closed.
    func wait(for lock: Lock) throws(Fault) {
        let operation = lock == .shared ? LOCK_SH : LOCK_EX
        while flock(descriptor, operation) != 0 {
            guard errno == EINTR else { throw Fault(.lock) }
        }
    }
}
