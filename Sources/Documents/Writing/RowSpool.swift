import Foundation

/// Rows of text that wait on disk until the whole is known. Each text: length in four bytes, then UTF-8.
final class RowSpool {
    private let file: OutputFile

    init(_ path: String) throws(WritingFailure) { file = try OutputFile(path) }

    func append(_ row: [String]) throws(WritingFailure) {
        try file.write(UInt32(row.count).bytes)
        for text in row {
            try file.write(UInt32(text.utf8.count).bytes)
            try file.write(text)
        }
    }

    /// Ends the writing and starts the reading.
    func reader() throws(WritingFailure) -> Reader {
        try file.finish()
        guard let stream = fopen(file.path, "rb") else { throw OutputFile.failure(file.path) }
        return Reader(stream, path: file.path)
    }

    func discard() {
        file.close()
        unlink(file.path)
    }

    final class Reader {
        private let stream: UnsafeMutablePointer<FILE>
        private let path: String

        fileprivate init(_ stream: UnsafeMutablePointer<FILE>, path: String) {
            self.stream = stream
            self.path = path
        }

        deinit { fclose(stream) }

        func next() throws(WritingFailure) -> [String]? {
            guard let count = number() else { return nil }
            var row: [String] = []
            for _ in 0..<count {
                guard let length = number() else { throw .cannotWrite(path: path) }
                var bytes = [UInt8](repeating: 0, count: Int(length))
                guard fread(&bytes, 1, bytes.count, stream) == bytes.count else { throw .cannotWrite(path: path) }
                row.append(String(decoding: bytes, as: UTF8.self))
            }
            return row
        }

        private func number() -> UInt32? {
            var bytes = [UInt8](repeating: 0, count: 4)
            guard fread(&bytes, 1, 4, stream) == 4 else { return nil }
            return bytes.reduce(0) { $0 << 8 | UInt32($1) }
        }
    }
}

extension UInt32 {
    fileprivate var bytes: [UInt8] { [UInt8(self >> 24), UInt8(self >> 16 & 255), UInt8(self >> 8 & 255), UInt8(self & 255)] }
}
