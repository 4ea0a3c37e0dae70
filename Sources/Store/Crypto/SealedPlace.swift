/// Where a sealed value stands. It is authenticated with the value, so that a value moved to another row, by
/// whoever can write the record but has no key, does not open.
package struct SealedPlace: Sendable, Hashable {
    package var table: String
    package var column: String
    package var row: String

    package init(table: String, column: String, row: String) {
        self.table = table
        self.column = column
        self.row = row
    }

    package init(table: String, column: String, row: Int64) {
        self.init(table: table, column: column, row: "\(row)")
    }

    /// Each part with its length in front: `("a", "bc")` and `("ab", "c")` must differ.
    var bytes: [UInt8] {
        [table, column, row].flatMap { part in
            let text = Array(part.utf8)
            return withUnsafeBytes(of: UInt32(text.count).bigEndian) { Array($0) } + text
        }
    }
}
