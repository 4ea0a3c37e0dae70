/// `B12`: column from 0, row from 1.
struct CellAddress {
    let row: Int
    let column: Int
    private let length: Int

    init?(_ text: UnsafePointer<CChar>) {
        var at = 0
        var column = 0
        while (65...90).contains(text[at]), at < 4 {
            column = column * 26 + Int(text[at] - 64)
            at += 1
        }
        var row = 0
        while (48...57).contains(text[at]), row < 100_000_000 {
            row = row * 10 + Int(text[at] - 48)
            at += 1
        }
        guard column > 0, row > 0 else { return nil }
        self.row = row
        self.column = column - 1
        length = at
    }

    /// `A1:C3`
    static func range(_ text: UnsafePointer<CChar>) -> MergedRange? {
        guard let first = CellAddress(text), text[first.length] == CChar(UInt8(ascii: ":")),
            let last = CellAddress(text + first.length + 1), first.row <= last.row, first.column <= last.column
        else { return nil }
        return MergedRange(rows: first.row...last.row, columns: first.column...last.column)
    }
}
