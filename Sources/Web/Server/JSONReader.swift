import Campus

/// What is wrong with a text that should be JSON; the place is counted in bytes.
package enum JSONFault: Error, Equatable {
    case malformed(at: Int)
    case tooDeep
    case tooLong
    case repeatedMember(String)
}

extension JSON {
    /// Reads RFC 8259 strictly: UTF-8, one value, no member twice, bounded depth and size.
    package init(reading bytes: [UInt8]) throws(JSONFault) {
        guard bytes.count <= JSONReader.longest else { throw .tooLong }
        var reader = JSONReader(bytes: bytes)
        self = try reader.document()
    }
}

/// A reader by recursive descent. Hostile until it has reached the end.
struct JSONReader {
    static let longest = 1_048_576
    static let deepest = 32
    /// Values of all kinds in one text.
    static let most = 50_000

    let bytes: [UInt8]
    private var at = 0
    private var count = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONFault) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw .malformed(at: at) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSON {
        guard depth <= Self.deepest else { throw .tooDeep }
        count += 1
        guard count <= Self.most else { throw .tooLong }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try list(depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .truth(true))
        case UInt8(ascii: "f"): return try word("false", .truth(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(_ depth: Int) throws(JSONFault) -> JSON {
        var members: [(String, JSON)] = []
        var names: Set<String> = []
        at += 1
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw .malformed(at: at) }
            let name = try text()
            guard names.insert(name).inserted else { throw .repeatedMember(name) }
            skipSpace()
            guard take(":") else { throw .malformed(at: at) }
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw .malformed(at: at) }
        return .object(members)
    }

    private mutating func list(_ depth: Int) throws(JSONFault) -> JSON {
        var values: [JSON] = []
        at += 1
        skipSpace()
        if take("]") { return .list([]) }
        repeat {
            values.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw .malformed(at: at) }
        return .list(values)
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        for byte in word.description.utf8 {
            guard peek == byte else { throw .malformed(at: at) }
            at += 1
        }
        return value
    }

    // MARK: numbers

    private mutating func number() throws(JSONFault) -> JSON {
        let start = at
        _ = take("-")
        if take("0") {
            if isDigit { throw .malformed(at: at) }
        } else {
            try digits()
        }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else { throw .malformed(at: start) }
        return .number(number)
    }

    private mutating func digits() throws(JSONFault) {
        guard isDigit else { throw .malformed(at: at) }
        while isDigit { at += 1 }
    }

    private var isDigit: Bool { peek.map { (48...57).contains($0) } ?? false }

    // MARK: texts

    private mutating func text() throws(JSONFault) -> String {
        let start = at
        at += 1
        var plain: [UInt8] = []
        while let byte = peek {
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: plain, as: UTF8.self) else { throw .malformed(at: start) }
                return text
            case UInt8(ascii: "\\"): plain += try escaped()
            case 0..<0x20: throw .malformed(at: at - 1)
            default: plain.append(byte)
            }
        }
        throw .malformed(at: at)
    }

    private mutating func escaped() throws(JSONFault) -> [UInt8] {
        guard let byte = peek else { throw .malformed(at: at) }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw .malformed(at: at - 1)
        }
    }

    /// Four digits, or twice four where the first half is a high surrogate.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try unit()
        if (0xD800..<0xDC00).contains(first) {
            guard take("\\"), take("u") else { throw .malformed(at: at) }
            let second = try unit()
            guard (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { throw .malformed(at: at) }
            return scalar
        }
        guard let scalar = Unicode.Scalar(first) else { throw .malformed(at: at) }
        return scalar
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        guard at + 4 <= bytes.count, bytes[at..<at + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { throw .malformed(at: at) }
        at += 4
        return unit
    }

    // MARK: bytes

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 { at += 1 }
    }
}
