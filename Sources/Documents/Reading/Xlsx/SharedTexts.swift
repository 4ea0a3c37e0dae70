/// The distinct texts of a workbook, packed: a few bytes of overhead each instead of an object.
final class SharedTexts: XmlListener {
    private static let block = 1 << 20

    private var blocks: [[UInt8]] = []
    /// Block in the upper half, offset in the lower.
    private var starts: [UInt64] = []
    private var lengths: [UInt32] = []
    private var total = 0
    private let limit: Int
    private let longest: Int

    private var text: [UInt8] = []
    private var isText = false
    private var isPhonetic = false

    init(_ parts: ZipParts, _ part: String?, _ limits: ReadingLimits) throws(UnreadableFile) {
        limit = limits.textBytes
        longest = limits.cellBytes
        guard let part, let source = try parts.open(part) else { return }
        try XmlStream.read(source, self)
    }

    subscript(index: Int) -> String? {
        guard lengths.indices.contains(index) else { return nil }
        let offset = Int(starts[index] & 0xFFFF_FFFF)
        let block = blocks[Int(starts[index] >> 32)]
        return String(decoding: block[offset..<offset + Int(lengths[index])], as: UTF8.self)
    }

    // MARK: - Filling

    func started(_ name: XmlName, _ attributes: XmlAttributes) {
        switch name {
        case "si": text.removeAll(keepingCapacity: true)
        case "t": isText = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func ended(_ name: XmlName) throws(UnreadableFile) {
        switch name {
        case "t": isText = false
        case "rPh": isPhonetic = false
        case "si": try keep()
        default: break
        }
    }

    func heard(_ portion: UnsafeBufferPointer<UInt8>) throws(UnreadableFile) {
        guard isText else { return }
        text.append(contentsOf: portion)
        guard text.count <= longest else { throw .tooLarge(.cellBytes(longest)) }
    }

    private func keep() throws(UnreadableFile) {
        let bytes = withoutEscapes(text)
        total += bytes.count + 12
        guard total <= limit else { throw .tooLarge(.textBytes(limit)) }
        if blocks.isEmpty || blocks[blocks.count - 1].count + bytes.count > Self.block {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(max(Self.block, bytes.count))
        }
        starts.append(UInt64(blocks.count - 1) << 32 | UInt64(blocks[blocks.count - 1].count))
        lengths.append(UInt32(bytes.count))
        blocks[blocks.count - 1].append(contentsOf: bytes)
    }
}

/// `_x000D_` stands for a character that XML cannot carry (ECMA-376 part 1, section 22.9.2.19).
func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
    guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return text }
    var plain: [UInt8] = []
    var at = 0
    while at < text.count {
        if let scalar = escape(text, at) {
            plain.append(contentsOf: String(scalar).utf8)
            at += 7
        } else {
            plain.append(text[at])
            at += 1
        }
    }
    return plain
}

private func escape(_ text: [UInt8], _ at: Int) -> Character? {
    guard at + 7 <= text.count, text[at] == 0x5F, text[at + 1] == 0x78, text[at + 6] == 0x5F,
        let code = UInt32(String(decoding: text[at + 2..<at + 6], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
    else { return nil }
    return Character(scalar)
}
