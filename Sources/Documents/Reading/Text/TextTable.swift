/// A text of rows: where it is, how it is encoded, what stands between its cells.
final class TextTable {
    enum Place {
        case file(String)
        case memory([UInt8])
    }

    let place: Place
    let encoding: TextEncoding
    let delimiter: UInt8
    let limits: ReadingLimits

    /// - Parameter delimiter: Found in the first lines when `nil`.
    init(
        _ place: Place, encoding: TextEncoding, delimiter: UInt8?, _ limits: ReadingLimits
    ) throws(UnreadableFile) {
        self.place = place
        self.encoding = encoding
        self.limits = limits
        if let delimiter {
            self.delimiter = delimiter
        } else {
            let start = try TextPortions(place, encoding).next() ?? []
            self.delimiter = Delimiter.likeliest(in: start.prefix(64 * 1_024))
        }
    }
}

/// The characters of a text as UTF-8, in portions, without the mark at the front.
final class TextPortions {
    private let file: InputFile?
    private var memory: [UInt8]?
    private let transcoder: Transcoder?
    private var isAtStart = true
    private var lines = 1

    init(_ place: TextTable.Place, _ encoding: TextEncoding) throws(UnreadableFile) {
        switch place {
        case .file(let path): (file, memory) = (try InputFile(path), nil)
        case .memory(let bytes): (file, memory) = (nil, bytes)
        }
        transcoder = encoding.iconvName.flatMap { Transcoder(from: $0, to: "UTF-8") }
    }

    func next() throws(UnreadableFile) -> [UInt8]? {
        guard var portion = try nextRaw() else { return nil }
        if let transcoder { portion = try converted(portion, by: transcoder) }
        if isAtStart {
            isAtStart = false
            if portion.starts(with: [0xEF, 0xBB, 0xBF]) { portion.removeFirst(3) }
        }
        return portion
    }

    private func nextRaw() throws(UnreadableFile) -> [UInt8]? {
        guard let file else {
            defer { memory = nil }
            return memory
        }
        let portion = try file.read(upTo: 256 * 1_024)
        if portion.isEmpty, transcoder?.isInsideCharacter == true { throw .encoding(line: lines) }
        return portion.isEmpty ? nil : portion
    }

    private func converted(_ portion: [UInt8], by transcoder: Transcoder) throws(UnreadableFile) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(portion.count * 3 / 2 + 64)
        do {
            try transcoder.convert(portion, into: &output)
        } catch {
            throw .encoding(line: lines + output.count { $0 == 0x0A })
        }
        lines += output.count { $0 == 0x0A }
        return output
    }
}
