import CPostgres

/// The columns of an answer: their names and how to read each.
struct RowShape {
    let columns: [String: Int]
    private let types: [Oid]

    init(_ result: OpaquePointer) {
        let count = PQnfields(result)
        var columns: [String: Int] = [:]
        var types: [Oid] = []
        for index in 0..<count {
            let name = String(cString: PQfname(result, index))
            if columns[name] == nil { columns[name] = Int(index) }
            types.append(PQftype(result, index))
        }
        self.columns = columns
        self.types = types
    }

    /// The first (and in single-row mode only) row.
    func row(_ result: OpaquePointer) -> Row {
        Row(columns: columns, values: types.indices.map { value(result, Int32($0)) })
    }

    private func value(_ result: OpaquePointer, _ column: Int32) -> SQLValue {
        guard PQgetisnull(result, 0, column) == 0, let bytes = PQgetvalue(result, 0, column) else { return .null }
        let length = Int(PQgetlength(result, 0, column))
        let raw = UnsafeRawBufferPointer(start: bytes, count: length)
        let text = String(decoding: raw, as: UTF8.self)
        switch types[Int(column)] {
        case 20, 21, 23, 26: return Int64(text).map(SQLValue.integer) ?? .text(text)  // int8, int2, int4, oid
        case 700, 701: return Double(text).map(SQLValue.real) ?? .text(text)  // float4, float8
        case 1700: return numeric(text)
        case 16: return .integer(text == "t" ? 1 : 0)  // bool
        case 17: return .blob(HexBytea.decode(raw))  // bytea
        default: return .text(text)
        }
    }

    /// `sum` of whole numbers is a `numeric` on PostgreSQL and a whole number on SQLite.
    private func numeric(_ text: String) -> SQLValue {
        if let whole = Int64(text) { return .integer(whole) }
        return Double(text).map(SQLValue.real) ?? .text(text)
    }
}

/// `\x0aff…`, the text form of a `bytea`.
enum HexBytea {
    static func decode(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count / 2)
        var index = 2
        while index + 1 < raw.count {
            bytes.append(digit(raw[index]) << 4 | digit(raw[index + 1]))
            index += 2
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8 { byte <= UInt8(ascii: "9") ? byte - 48 : byte - 87 }
}

/// The text form of `COPY`: fields by tabs, rows by line ends, `\N` for null.
enum CopyText {
    static func append(_ row: [SQLValue], to buffer: inout [UInt8]) {
        for (index, value) in row.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: "\t")) }
            append(value, to: &buffer)
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    private static func append(_ value: SQLValue, to buffer: inout [UInt8]) {
        switch value {
        case .null: buffer.append(contentsOf: Array("\\N".utf8))
        case .integer(let number): buffer.append(contentsOf: Array("\(number)".utf8))
        case .real(let number): buffer.append(contentsOf: Array("\(number)".utf8))
        case .text(let text): appendEscaped(text, to: &buffer)
        case .blob(let bytes):
            buffer.append(contentsOf: Array("\\\\x".utf8))
            for byte in bytes {
                buffer.append(hexDigits[Int(byte >> 4)])
                buffer.append(hexDigits[Int(byte & 15)])
            }
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)

    private static func appendEscaped(_ text: String, to buffer: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): buffer.append(contentsOf: [92, 92])
            case UInt8(ascii: "\t"): buffer.append(contentsOf: [92, UInt8(ascii: "t")])
            case UInt8(ascii: "\n"): buffer.append(contentsOf: [92, UInt8(ascii: "n")])
            case UInt8(ascii: "\r"): buffer.append(contentsOf: [92, UInt8(ascii: "r")])
            default: buffer.append(byte)
            }
        }
    }
}

extension DatabaseFault {
    /// From the five-character SQLSTATE of a failed statement.
    init(result: OpaquePointer?, handle: OpaquePointer) {
        let message = String(cString: result.map { PQresultErrorMessage($0) } ?? PQerrorMessage(handle)).trimmedLine
        let state = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "C"))) }.map { String(cString: $0) } ?? ""
        func detail() -> String {
            let name = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "n"))) }.map { String(cString: $0) }
            return name ?? message
        }
        switch state {
        case "23505": self = .constraint(.unique, detail: detail())
        case "23503": self = .constraint(.foreignKey, detail: detail())
        case "23514": self = .constraint(.check, detail: detail())
        case "23502": self = .constraint(.notNull, detail: message)
        case "40001", "40P01", "55P03": self = .contended
        case "53100": self = .full
        case "": self = .unavailable(message)
        case let state where state.hasPrefix("08") || state.hasPrefix("57P") || state.hasPrefix("53"):
            self = .unavailable(message)
        default: self = .statement(message)
        }
    }
}
