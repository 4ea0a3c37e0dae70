/// What FreeXL does not tell of an old workbook: hidden sheets and rows, merged cells, which cells are formulas.
///
/// Reads the record headers of [MS-XLS] and a few bytes of five kinds of record.
struct BiffOutline {
    struct Sheet: Equatable {
        var isHidden = false
        var hiddenRows: Set<Int> = []
        var hiddenColumns: Set<Int> = []
        var merged: [MergedRange] = []
        var formulas: Set<Cell> = []
    }

    struct Cell: Hashable {
        let row: Int
        let column: Int
    }

    private(set) var sheets: [Sheet] = []
    private var bytes: [UInt8]
    /// More than any sheet of people has.
    private static let mostMerged = 65_536

    /// - Returns: `nil` for a file before Excel 97 and for one that is not sound.
    init?(_ file: [UInt8]) {
        guard let bytes = OleStream.bytes(named: ["Workbook"], in: file), bytes.u16(0) == 0x809, bytes.u16(4) == 0x600
        else { return nil }
        self.bytes = bytes
        for sheet in bounds() { sheets.append(read(at: sheet.start, isHidden: sheet.isHidden)) }
        self.bytes = []
    }

    /// BoundSheet8, 2.4.28: where a sheet begins, whether it is shown.
    private func bounds() -> [(start: Int, isHidden: Bool)] {
        var found: [(start: Int, isHidden: Bool)] = []
        records(from: 0) { kind, at, _ in
            if kind == 0x85 { found.append((Int(bytes.u32(at)), bytes.u16(at + 4) & 3 != 0)) }
        }
        return found
    }

    private func read(at start: Int, isHidden: Bool) -> Sheet {
        var sheet = Sheet(isHidden: isHidden)
        records(from: start) { kind, at, length in
            switch kind {
            case 0x208 where bytes.u16(at + 12) & 0x20 != 0:  // Row, 2.4.221: fDyZero
                sheet.hiddenRows.insert(Int(bytes.u16(at)) + 1)
            case 0x7D where bytes.u16(at + 8) & 1 != 0:  // ColInfo, 2.4.53: fHidden
                let (first, last) = (Int(bytes.u16(at)), min(255, Int(bytes.u16(at + 2))))
                if first <= last { sheet.hiddenColumns.formUnion(first...last) }
            case 0x06:  // Formula, 2.4.127
                sheet.formulas.insert(Cell(row: Int(bytes.u16(at)) + 1, column: Int(bytes.u16(at + 2))))
            case 0xE5 where sheet.merged.count < Self.mostMerged:  // MergeCells, 2.4.168
                let count = min(Int(bytes.u16(at)), (length - 2) / 8)
                sheet.merged += (0..<count).compactMap { range(at: at + 2 + 8 * $0) }
            default: break
            }
        }
        return sheet
    }

    private func range(at place: Int) -> MergedRange? {
        let numbers = (0..<4).map { Int(bytes.u16(place + 2 * $0)) }
        guard numbers[0] <= numbers[1], numbers[2] <= numbers[3] else { return nil }
        return MergedRange(rows: numbers[0] + 1...numbers[1] + 1, columns: numbers[2]...numbers[3])
    }

    /// Every record of a part, up to the end of that part; parts within it are passed over with it.
    private func records(from start: Int, _ visit: (_ kind: UInt16, _ at: Int, _ length: Int) -> Void) {
        var at = start
        var depth = 0
        while at >= 0, at + 4 <= bytes.count {
            let (kind, length) = (bytes.u16(at), Int(bytes.u16(at + 2)))
            guard at + 4 + length <= bytes.count else { return }
            if kind == 0x809 { depth += 1 }
            if kind == 0x0A { depth -= 1 }
            if depth <= 0 { return }
            if depth == 1 { visit(kind, at + 4, length) }
            at += 4 + length
        }
    }
}
