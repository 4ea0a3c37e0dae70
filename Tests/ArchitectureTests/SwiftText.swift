/// Tells code from comments and literals, well enough to look for words in it.
struct SwiftText {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The same lines, with comments and the inside of literals blanked.
    var code: String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let end = endOfNonCode(from: at)
            if end > at {
                kept += bytes[at..<end].map { $0 == newline ? newline : UInt8(ascii: " ") }
                at = end
            } else {
                kept.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private var newline: UInt8 { UInt8(ascii: "\n") }

    private func starts(_ word: String, at index: Int) -> Bool {
        bytes[index...].starts(with: word.utf8)
    }

    /// The end of the comment or literal that starts here; `index` itself if none does.
    private func endOfNonCode(from index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "/") where starts("//", at: index): endOfLine(from: index)
        case UInt8(ascii: "/") where starts("/*", at: index): end(of: "*/", from: index + 2, escapes: false)
        case UInt8(ascii: "\""), UInt8(ascii: "#"): endOfLiteral(from: index)
        default: index
        }
    }

    private func endOfLiteral(from index: Int) -> Int {
        let fences = bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count
        guard starts("\"", at: index + fences) else { return index }
        let quotes = starts("\"\"\"", at: index + fences) ? "\"\"\"" : "\""
        let closing = quotes + String(repeating: "#", count: fences)
        return end(of: closing, from: index + fences + quotes.utf8.count, escapes: fences == 0)
    }

    private func endOfLine(from index: Int) -> Int {
        bytes[index...].firstIndex(of: newline) ?? bytes.count
    }

    private func end(of closing: String, from start: Int, escapes: Bool) -> Int {
        var at = start
        while at < bytes.count {
            if escapes, bytes[at] == UInt8(ascii: "\\") {
                at += 2
            } else if starts(closing, at: at) {
                return at + closing.utf8.count
            } else {
                at += 1
            }
        }
        return bytes.count
    }
}
