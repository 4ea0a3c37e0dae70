import Reports

/// Comma separated, RFC 4180. The cover stands in the first lines, an empty line before the header.
final class CsvSink: RowSink {
    enum Encoding { case utf8WithMark, gb18030 }

    private let file: OutputFile
    private let plan: TablePlan
    private let gb18030: Transcoder?
    private var line: [UInt8] = []
    private var converted: [UInt8] = []
    private var rowCount: ReservedNumber?

    init(_ path: String, _ plan: TablePlan, encoding: Encoding) throws(WritingFailure) {
        self.plan = plan
        switch encoding {
        case .utf8WithMark: gb18030 = nil
        case .gb18030:
            gb18030 = Transcoder(from: "UTF-8", to: "GB18030")
            guard gb18030 != nil else { throw .refused(by: "iconv", reason: "GB18030") }
        }
        file = try OutputFile(path)
        if encoding == .utf8WithMark { try file.write([0xEF, 0xBB, 0xBF]) }
        try writeCover()
        plan.columns.forEach { add(field: $0.title) }
        try endLine()
    }

    private func writeCover() throws(WritingFailure) {
        var lines = plan.cover.lines(plan.labels, rows: "")
        if let watermark = plan.cover.watermark { lines.insert((watermark, ""), at: 0) }
        for (label, value) in lines.dropLast() {
            add(field: label)
            add(field: value)
            try endLine()
        }
        add(field: plan.labels.rowCount)
        try flushLine()
        rowCount = try ReservedNumber(in: file)
        try endLine()
        try endLine()
    }

    func append(_ row: [Cell]) throws(WritingFailure) {
        for cell in row {
            switch cell {
            case .text(let text): add(field: text)
            case .empty, .integer, .number, .date, .dateTime, .yesNo: add(plain: cell.text(plan.labels))
            }
        }
        try endLine()
    }

    func finish(rows: Int) throws(WritingFailure) {
        try rowCount?.fill(plan.cover.rowCount ?? rows, in: file)
        try file.finish()
    }

    func discard() { file.close() }

    // MARK: - Fields

    private func add(field text: String) {
        add(plain: FormulaGuard.needsApostrophe(text) ? "'" + text : text)
    }

    private func add(plain text: String) {
        var text = text
        text.withUTF8 { bytes in
            let mustQuote = bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            if mustQuote {
                line.append(0x22)
                for byte in bytes {
                    if byte == 0x22 { line.append(0x22) }
                    line.append(byte)
                }
                line.append(0x22)
            } else {
                line.append(contentsOf: bytes)
            }
        }
        line.append(UInt8(ascii: ","))
    }

    /// Every field has left a comma behind it; the last one becomes the end of the line.
    private func endLine() throws(WritingFailure) {
        if line.last == UInt8(ascii: ",") { line.removeLast() }
        line.append(contentsOf: [0x0D, 0x0A])
        try flushLine()
    }

    private func flushLine() throws(WritingFailure) {
        if let gb18030 {
            converted.removeAll(keepingCapacity: true)
            gb18030.convertReplacing(line, into: &converted)
            try file.write(converted)
        } else {
            try file.write(line)
        }
        line.removeAll(keepingCapacity: true)
    }
}
