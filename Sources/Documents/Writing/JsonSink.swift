import Campus
import Reports

/// An array of objects, one per line, keys in the order of the columns. No cover: programs read it, not people.
final class JsonSink: RowSink {
    /// Greatest integer that every JSON reader keeps exact (RFC 8259 section 6).
    private static let exactIntegers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

    private let file: OutputFile
    private let keys: [String]
    private var isFirst = true

    init(_ path: String, _ plan: TablePlan) throws(WritingFailure) {
        file = try OutputFile(path)
        keys = plan.columns.map { Self.quoted($0.key) + ":" }
        try file.write("[")
    }

    func append(_ row: [Cell]) throws(WritingFailure) {
        var line = isFirst ? "\n{" : ",\n{"
        isFirst = false
        for (index, cell) in row.enumerated() {
            if index > 0 { line += "," }
            line += keys[index]
            line += Self.value(cell)
        }
        try file.write(line + "}")
    }

    func finish(rows: Int) throws(WritingFailure) {
        try file.write("\n]\n")
        try file.finish()
    }

    func discard() { file.close() }

    private static func value(_ cell: Cell) -> String {
        switch cell {
        case .empty: "null"
        case .text(let text): quoted(text)
        case .integer(let number): exactIntegers.contains(number) ? String(number) : "\"\(number)\""
        case .number(let number): number.isFinite ? number.plainText : "null"
        case .date(let date): "\"\(date)\""
        case .dateTime(let instant): "\"\(instant.rfc3339)\""
        case .yesNo(let yes): yes ? "true" : "false"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
