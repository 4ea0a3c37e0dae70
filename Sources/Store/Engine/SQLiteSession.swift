import Foundation
import GRDB

final class SQLiteSession: DatabaseSession {
    let kind = EngineKind.sqlite
    private let db: GRDB.Database
    private(set) var announced: [Int64] = []

    init(_ db: GRDB.Database) { self.db = db }

    func query(_ sql: String, _ arguments: [SQLValue], each: (Row) throws -> Bool) throws {
        let statement = try prepared(sql)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.grdb)))
        let names = statement.columnNames
        let columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        while let row = try cursor.next() {
            let values = names.indices.map { SQLValue(row[$0] as DatabaseValue) }
            guard try each(Row(columns: columns, values: values)) else { return }
        }
    }

    func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        try prepared(sql).execute(arguments: StatementArguments(arguments.map(\.grdb)))
        return db.changesCount
    }

    func bulkInsert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let statement = try prepared("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
        for row in rows {
            try statement.execute(arguments: StatementArguments(row.map(\.grdb)))
        }
    }

    func reserveIdentities(of table: String, count: Int) throws -> [Int64] {
        let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
        let next = (last ?? 0) + Int64(count)
        if last == nil {
            try db.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", arguments: [table, next])
        } else {
            try db.execute(sql: "UPDATE sqlite_sequence SET seq = ? WHERE name = ?", arguments: [next, table])
        }
        return Array((next - Int64(count) + 1)...next)
    }

    /// There is one writer at a time already.
    func lockForNumbering() {}

    func announce(_ event: Int64) { announced.append(event) }

    /// `$1` is a *name* to SQLite, numbered by its first appearance; `?1` is a number, as on PostgreSQL.
    private func prepared(_ sql: String) throws -> Statement {
        try db.cachedStatement(sql: numberedPlaceholders(sql))
    }
}

extension SQLValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    var grdb: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}

/// `$1` → `?1`, outside of quotes.
func numberedPlaceholders(_ sql: String) -> String {
    guard sql.utf8.contains(UInt8(ascii: "$")) else { return sql }
    var quoted = false
    let bytes = sql.utf8.map { byte -> UInt8 in
        if byte == UInt8(ascii: "'") { quoted.toggle() }
        return byte == UInt8(ascii: "$") && !quoted ? UInt8(ascii: "?") : byte
    }
    return String(decoding: bytes, as: UTF8.self)
}
