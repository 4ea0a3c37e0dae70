/// A transaction in progress. Lives only inside the closure it was handed to.
package final class Transaction {
    let session: any DatabaseSession
    var unchained: [AuditEntry] = []
    var unannounced: [[SQLValue]] = []

    init(_ session: any DatabaseSession) { self.session = session }

    package var engine: EngineKind { session.kind }

    /// All rows of an answer. For answers of bounded length; use `each` for exports.
    package func rows(_ sql: String, _ arguments: any SQLBindable...) throws -> [Row] {
        try rows(sql, arguments: arguments.map(\.sqlValue))
    }

    package func rows(_ sql: String, arguments: [SQLValue]) throws -> [Row] {
        var rows: [Row] = []
        try session.query(sql, arguments) { row in
            rows.append(row)
            return true
        }
        return rows
    }

    /// The first row, or `nil`.
    package func first(_ sql: String, _ arguments: any SQLBindable...) throws -> Row? {
        var found: Row?
        try session.query(sql, arguments.map(\.sqlValue)) { row in
            found = row
            return false
        }
        return found
    }

    /// Row by row, in bounded memory, until `body` answers `false`.
    package func each(_ sql: String, arguments: [SQLValue], _ body: (Row) throws -> Bool) throws {
        try session.query(sql, arguments, each: body)
    }

    /// - Returns: How many rows changed.
    @discardableResult
    package func run(_ sql: String, _ arguments: any SQLBindable...) throws -> Int {
        try session.run(sql, arguments.map(\.sqlValue))
    }

    @discardableResult
    package func run(_ sql: String, arguments: [SQLValue]) throws -> Int {
        try session.run(sql, arguments)
    }

    /// For an `INSERT … RETURNING id`.
    package func insert(_ sql: String, _ arguments: any SQLBindable...) throws -> Int64 {
        let rows = try rows(sql, arguments: arguments.map(\.sqlValue))
        guard let row = rows.first else { throw DatabaseFault.statement("Nothing was returned: \(sql)") }
        return try row.int64("id")
    }

    /// Many rows at once: one prepared statement on SQLite, `COPY` on PostgreSQL.
    package func bulkInsert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        guard !rows.isEmpty else { return }
        try session.bulkInsert(into: table, columns: columns, rows: rows)
    }

    /// Reserves numbers for a following `bulkInsert` that needs to know them.
    package func reserveIdentities(of table: String, count: Int) throws -> [Int64] {
        try session.reserveIdentities(of: table, count: count)
    }
}
