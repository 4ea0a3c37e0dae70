/// Rows of csv (RFC 4180) and of pasted text, also with the liberties that programs take.
final class TextRows: RowSource {
    private enum State { case fieldStart, plain, quoted, quoteInQuoted }

    private let portions: TextPortions
    private let delimiter: UInt8
    private let limits: ReadingLimits

    private var portion: [UInt8] = []
    private var at = 0
    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var cells: [RawCell] = []
    private var record = 0
    private var line = 1
    private var quoteLine = 1
    private var given = 0
    private var sawReturn = false
    private var isDone = false

    init(_ table: TextTable) throws(UnreadableFile) {
        portions = try TextPortions(table.place, table.encoding)
        delimiter = table.delimiter
        limits = table.limits
    }

    func next() throws(UnreadableFile) -> RawRow? {
        while !isDone {
            if at == portion.count, try !refill() { return try lastRow() }
            if let row = try scan() { return row }
        }
        return nil
    }

    private func refill() throws(UnreadableFile) -> Bool {
        guard let next = try portions.next() else { return false }
        portion = next
        at = 0
        return true
    }

    private func lastRow() throws(UnreadableFile) -> RawRow? {
        isDone = true
        if state == .quoted { throw .unclosedQuote(line: quoteLine) }
        guard !cells.isEmpty || !field.isEmpty else { return nil }
        return try endRecord()
    }

    /// Goes on to the end of a record with content, or of the portion.
    private func scan() throws(UnreadableFile) -> RawRow? {
        let bytes = portion
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x0A { line += 1 }
            switch state {
            case .quoted:
                if byte == 0x22 { state = .quoteInQuoted } else { try add(byte) }
            case .fieldStart where byte == 0x22:
                state = .quoted
                quoteLine = line
                sawReturn = false
            case .quoteInQuoted where byte == 0x22:
                field.append(byte)
                state = .quoted
            case .fieldStart, .plain, .quoteInQuoted:
                if let row = try outside(byte) { return row }
            }
        }
        return nil
    }

    /// A byte that is not inside quotes: a separator, the end of a record, or content.
    private func outside(_ byte: UInt8) throws(UnreadableFile) -> RawRow? {
        let follows = sawReturn
        sawReturn = byte == 0x0D
        switch byte {
        case delimiter:
            try endField()
        case 0x0A where follows:
            return nil
        case 0x0A, 0x0D:
            return try endRecord()
        default:
            state = .plain
            try add(byte)
        }
        return nil
    }

    private func add(_ byte: UInt8) throws(UnreadableFile) {
        guard field.count < limits.cellBytes else {
            throw state == .quoted ? .unclosedQuote(line: quoteLine) : .tooLarge(.cellBytes(limits.cellBytes))
        }
        field.append(byte)
    }

    private func endField() throws(UnreadableFile) {
        guard cells.count < 4 * limits.columns else { throw .tooLarge(.columns(limits.columns)) }
        cells.append(field.isEmpty ? .empty : RawCell(.text(unguarded)))
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }

    /// Our own exports put an apostrophe before what a spreadsheet would run; it is not part of the text.
    private var unguarded: String {
        let isGuarded = field.count > 1 && field[0] == FormulaGuard.apostrophe
        let text = String(decoding: isGuarded ? field[1...] : field[...], as: UTF8.self)
        return isGuarded && !FormulaGuard.needsApostrophe(text) ? "'" + text : text
    }

    private func endRecord() throws(UnreadableFile) -> RawRow? {
        try endField()
        record += 1
        while let last = cells.last, last.isEmpty { cells.removeLast() }
        defer { cells = [] }
        guard !cells.isEmpty else { return nil }
        guard cells.count <= limits.columns else { throw .tooLarge(.columns(limits.columns)) }
        given += 1
        guard given <= limits.rows else { throw .tooLarge(.rows(limits.rows)) }
        return RawRow(number: record, cells: cells)
    }
}
