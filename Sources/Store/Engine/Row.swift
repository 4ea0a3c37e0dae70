package import Campus

/// One row of an answer, by column name.
package struct Row: Sendable {
    /// Shared by all rows of an answer.
    let columns: [String: Int]
    package let values: [SQLValue]

    init(columns: [String: Int], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// A column that is not there or holds something else: the statement and its reader disagree.
    package struct Fault: Error, Equatable {
        package let column: String
        package let wanted: String
    }

    package subscript(_ column: String) -> SQLValue {
        columns[column].map { values[$0] } ?? .null
    }

    private func value(_ column: String, _ wanted: String) throws(Fault) -> SQLValue {
        guard let index = columns[column] else { throw Fault(column: column, wanted: wanted) }
        return values[index]
    }
}

extension Row {
    package func int64(_ column: String) throws(Fault) -> Int64 {
        switch try value(column, "integer") {
        case .integer(let number): return number
        case .real(let number) where number == number.rounded() && abs(number) < 9e15: return Int64(number)
        case .null, .real, .text, .blob: throw Fault(column: column, wanted: "integer")
        }
    }

    package func int(_ column: String) throws(Fault) -> Int { Int(try int64(column)) }

    package func bool(_ column: String) throws(Fault) -> Bool { try int64(column) != 0 }

    package func double(_ column: String) throws(Fault) -> Double {
        switch try value(column, "real") {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        case .null, .text, .blob: throw Fault(column: column, wanted: "real")
        }
    }

    package func text(_ column: String) throws(Fault) -> String {
        guard case .text(let text) = try value(column, "text") else { throw Fault(column: column, wanted: "text") }
        return text
    }

    package func blob(_ column: String) throws(Fault) -> [UInt8] {
        guard case .blob(let bytes) = try value(column, "blob") else { throw Fault(column: column, wanted: "blob") }
        return bytes
    }

    package func date(_ column: String) throws(Fault) -> LocalDate {
        guard let date = LocalDate(try text(column)) else { throw Fault(column: column, wanted: "day") }
        return date
    }

    package func instant(_ column: String) throws(Fault) -> Instant { Instant(milliseconds: try int64(column)) }

    package func id<Entity>(_ column: String, of: Entity.Type = Entity.self) throws(Fault) -> Identifier<Entity> {
        Identifier(rawValue: try int64(column))
    }

    /// `nil` where the column is null, otherwise what `read` makes of it: `try row.maybe("ends_on", row.date)`.
    package func maybe<Value>(_ column: String, _ read: (String) throws(Fault) -> Value) throws(Fault) -> Value? {
        if case .null = try value(column, "anything") { return nil }
        return try read(column)
    }
}
