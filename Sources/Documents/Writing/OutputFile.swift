import Foundation

/// A file that is written once from front to back, except for places kept free for what is known last.
final class OutputFile {
    let path: String
    private var descriptor: Int32
    private var pending: [UInt8] = []
    private var flushed = 0
    private static let portion = 256 * 1_024

    init(_ path: String) throws(WritingFailure) {
        self.path = path
        descriptor = open(path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
        pending.reserveCapacity(Self.portion + 4_096)
    }

    deinit { close() }

    /// Where the next byte goes.
    var position: Int { flushed + pending.count }

    func write(_ text: String) throws(WritingFailure) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= Self.portion { try flush() }
    }

    func write(_ bytes: some Collection<UInt8>) throws(WritingFailure) {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.portion { try flush() }
    }

    /// Overwrites what stands at `place`, which must lie behind the current position.
    func fill(_ text: String, at place: Int) throws(WritingFailure) {
        try flush()
        let bytes = Array(text.utf8)
        guard pwrite(descriptor, bytes, bytes.count, off_t(place)) == bytes.count else { throw Self.failure(path) }
    }

    /// Everything is with the system, and the system had room for it.
    func finish() throws(WritingFailure) {
        try flush()
        let closed = Foundation.close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw Self.failure(path) }
    }

    func close() {
        guard descriptor >= 0 else { return }
        _ = Foundation.close(descriptor)
        descriptor = -1
    }

    private func flush() throws(WritingFailure) {
        var sent = 0
        while sent < pending.count {
            let count = pending.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress! + sent, pending.count - sent)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            sent += count
        }
        flushed += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    static func failure(_ path: String) -> WritingFailure {
        errno == ENOSPC || errno == EDQUOT ? .diskFull : .cannotWrite(path: path)
    }
}

/// A place of fixed width in a file, for a number that is known at the end.
struct ReservedNumber {
    static let width = 10
    let place: Int

    /// Writes spaces where the number will stand.
    init(in file: OutputFile) throws(WritingFailure) {
        place = file.position
        try file.write(String(repeating: " ", count: Self.width))
    }

    func fill(_ number: Int, in file: OutputFile) throws(WritingFailure) {
        let digits = String(number)
        try file.fill(String(repeating: " ", count: max(0, Self.width - digits.count)) + digits, at: place)
    }
}
