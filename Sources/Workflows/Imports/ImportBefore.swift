import Campus
import Store

/// The rows of the record as they were before one row of a file changed them.
package struct ImportBefore: Sendable, Equatable {
    /// The row was made by the import.
    var isNew = false
    var touched: [Touched] = []

    struct Touched: Sendable, Equatable {
        let table: String
        let key: String
        let id: Int64
        /// After the import; another version means that somebody has changed it since.
        let version: Int64
        /// Former values; none for a row the import has added beside, which is taken away.
        let values: [String: SQLValue]
        let isAdded: Bool
    }

    /// One line for the row itself, one for each row touched.
    var text: String {
        ([isNew ? "new" : "old"] + touched.map { row in
            ([row.isAdded ? "+" : "=", row.table, row.key, "\(row.id)", "\(row.version)"]
                + row.values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.tagged] })
                .joined(separator: "\u{1F}")
        }).joined(separator: "\u{1E}")
    }

    init(isNew: Bool = false, touched: [Touched] = []) {
        self.isNew = isNew
        self.touched = touched
    }

    init?(_ text: String) {
        let lines = text.split(separator: "\u{1E}", omittingEmptySubsequences: false)
        guard let first = lines.first, first == "new" || first == "old" else { return nil }
        isNew = first == "new"
        for line in lines.dropFirst() {
            let parts = line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 5, Self.tables[parts[1]] == parts[2], let id = Int64(parts[3]), let version = Int64(parts[4])
            else { return nil }
            var values: [String: SQLValue] = [:]
            for place in stride(from: 5, to: parts.count - 1, by: 2) { values[parts[place]] = SQLValue(tagged: parts[place + 1]) }
            touched.append(Touched(table: parts[1], key: parts[2], id: id, version: version, values: values, isAdded: parts[0] == "+"))
        }
    }

    /// The tables imports may write, with their keys.
    static let tables = ["unit": "id", "school": "unit_id", "person": "id", "post": "id"]

    /// Whether nobody has changed any of it since.
    func stands(_ db: Transaction) throws -> Bool {
        for row in touched {
            let now = try db.first("SELECT version FROM \(row.table) WHERE \(row.key) = $1", row.id)
            guard try now?.int64("version") == row.version else { return false }
        }
        return true
    }

    /// Puts everything back. Call `stands` first.
    func restore(_ db: Transaction) throws {
        for row in touched {
            if row.isAdded {
                try db.run("DELETE FROM \(row.table) WHERE \(row.key) = $1", row.id)
                continue
            }
            let values = row.values.sorted { $0.key < $1.key }
            let settings = values.indices.map { "\(values[$0].key) = $\($0 + 2), " }.joined()
            try db.run(
                "UPDATE \(row.table) SET \(settings)version = version + 1 WHERE \(row.key) = $1",
                arguments: [.integer(row.id)] + values.map(\.value))
        }
    }
}

extension SQLValue {
    /// With its kind in front, so that it comes back as what it was.
    var tagged: String {
        switch self {
        case .null: "n"
        case .integer(let number): "i\(number)"
        case .real(let number): "r\(number)"
        case .text(let text): "t" + text.filter { $0 != "\u{1E}" && $0 != "\u{1F}" }
        case .blob(let bytes): "b" + bytes.hex
        }
    }

    init(tagged text: String) {
        let rest = text.dropFirst()
        switch text.first {
        case "i": self = Int64(rest).map(SQLValue.integer) ?? .null
        case "r": self = Double(rest).map(SQLValue.real) ?? .null
        case "t": self = .text(String(rest))
        case "b": self = [UInt8](hex: rest).map(SQLValue.blob) ?? .null
        default: self = .null
        }
    }
}
