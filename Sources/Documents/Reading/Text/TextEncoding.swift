/// How a text file writes its characters.
package enum TextEncoding: String, Sendable {
    case utf8
    case gb18030
    case utf16LittleEndian
    case utf16BigEndian
}

extension TextEncoding {
    /// The name `iconv` knows; `nil` if the bytes can be taken as they are.
    var iconvName: String? {
        switch self {
        case .utf8: nil
        case .gb18030: "GB18030"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        }
    }

    /// By the mark at the front, else by what all of the bytes can be.
    ///
    /// Text without a mark that is not UTF-8 is taken for GB 18030, which contains GBK and GB 2312.
    static func detect(_ path: String, head: [UInt8]) throws(UnreadableFile) -> TextEncoding {
        if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        let zeros = head.indices.filter { head[$0] == 0 }
        if !zeros.isEmpty {
            let odd = zeros.count { $0 % 2 == 1 }
            guard zeros.count * 5 > head.count else { throw .unknownKind(looksLike: .unknown) }
            return odd * 2 > zeros.count ? .utf16LittleEndian : .utf16BigEndian
        }
        let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
        return try detect(InputFile(path), isMarked: isMarked)
    }

    /// Sixteen sound characters of UTF-8 in a row are no accident of GB 18030: then the file is UTF-8 with a fault.
    private static func detect(_ file: InputFile, isMarked: Bool) throws(UnreadableFile) -> TextEncoding {
        var check = Utf8Check()
        var line = 1
        while true {
            let portion = try file.read(upTo: 256 * 1_024)
            let fault = portion.isEmpty && !check.isBetweenCharacters ? 0 : check.fault(in: portion)
            if fault == nil, portion.isEmpty { return .utf8 }
            line += portion.prefix(fault ?? portion.count).count { $0 == 0x0A }
            guard fault != nil else { continue }
            if isMarked || check.characters >= 16 { throw .encoding(line: line) }
            return .gb18030
        }
    }
}

/// Whether bytes, in portions, are UTF-8 (RFC 3629 section 4).
struct Utf8Check {
    private var expected = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Complete characters of more than one byte.
    private(set) var characters = 0

    var isBetweenCharacters: Bool { expected == 0 }

    /// - Returns: Index of the first byte that cannot stand where it does.
    mutating func fault(in bytes: [UInt8]) -> Int? {
        for (index, byte) in bytes.enumerated() {
            if expected == 0 {
                if byte >= 0x80, !begins(byte) { return index }
            } else {
                guard byte >= lowest, byte <= highest else { return index }
                expected -= 1
                (lowest, highest) = (0x80, 0xBF)
                if expected == 0 { characters += 1 }
            }
        }
        return nil
    }

    private mutating func begins(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: expected = 1
        case 0xE0...0xEF: expected = 2
        case 0xF0...0xF4: expected = 3
        default: return false
        }
        switch byte {
        case 0xE0: lowest = 0xA0
        case 0xED: highest = 0x9F
        case 0xF0: lowest = 0x90
        case 0xF4: highest = 0x8F
        default: break
        }
        return true
    }
}
