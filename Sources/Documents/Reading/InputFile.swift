import Foundation

/// A file that is read from front to back.
final class InputFile {
    let size: Int
    private let descriptor: Int32

    init(_ path: String) throws(UnreadableFile) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notFound }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notFound
        }
        size = Int(facts.st_size)
    }

    deinit { close(descriptor) }

    /// - Returns: Fewer bytes than asked for only at the end; none after it.
    func read(upTo count: Int) throws(UnreadableFile) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            while filled < count {
                let got = Foundation.read(descriptor, room.baseAddress! + filled, count - filled)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                guard got > 0 else { return }
                filled += got
            }
        }
        if failed { throw .damaged }
        return bytes
    }
}
