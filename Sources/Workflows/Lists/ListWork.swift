package import Campus
package import Reports
package import Store

/// A page of a list.
package struct ListPage: Sendable {
    package struct Line: Sendable {
        package let id: Int64
        package let path: String
        /// In the order of `columns`.
        package let cells: [Cell]
    }
    package let columns: [ListColumn]
    package let lines: [Line]
    /// Exact up to `exactUpTo`; `nil` above it.
    package let total: Int?
    package let next: ListCursor?
    package let previous: ListCursor?
    package let sort: ListSort

    /// T-02: exact up to here, "about" above.
    package static let exactUpTo = 10_000
}

/// Sums of the filtered rows; one line, or one for each value of a column.
package struct ListSums: Sendable {
    package struct Line: Sendable {
        /// The value of the grouping column; `nil` for the whole.
        package let group: Cell?
        package let count: Int
        /// Sum and how many rows had a value, by column key.
        package let sums: [String: (sum: Double, filled: Int)]
    }
    package let lines: [Line]
}

/// Reads every list of the platform: scope in the SQL, one index range or one index walk a page.
package struct ListWork: Sendable {
    let database: Database

    /// Branches up to this many rows are read whole and sorted; larger ones are walked by the sort index.
    private static let smallBranch = 2_000

    package init(database: Database) { self.database = database }

    /// - Parameter columns: Keys of the columns to read; `nil` for those shown by default.
    package func page(
        _ list: ListDefinition, _ request: ListRequest, columns keys: [String]? = nil, for caller: Caller
    ) async throws -> ListPage {
        try caller.must(list.permission)
        let columns = try chosen(list, keys)
        return try await database.read { db in
            let query = try query(list, request, caller, db)
            let total = try total(query, db)
            let statement = query.page(columns, request, lead: try lead(list, caller.scope, db))
            let rows = try db.rows(statement.sql, arguments: statement.arguments)
            return try Self.page(rows, columns, request, total: total, sort: query.sort)
        }
    }

    package func sums(
        _ list: ListDefinition, _ request: ListRequest, by group: String? = nil, for caller: Caller
    ) async throws -> ListSums {
        try caller.must(list.permission)
        let columns = list.columns.filter(\.canSum)
        let grouping = try group.map { key in
            guard let column = list.column(key) else { throw ListRequestFault.unknownColumn(key) }
            return column
        }
        return try await database.read { db in
            let statement = try query(list, request, caller, db).sums(columns, by: grouping)
            let lines = try db.rows(statement.sql, arguments: statement.arguments).map { row in
                try ListSums.Line(
                    group: grouping.map { $0.cell(row["group_value"]) }, count: row.int("n"),
                    sums: Dictionary(
                        uniqueKeysWithValues: columns.enumerated().map { index, column in
                            (column.key, (try row.maybe("sum_\(index)", row.double) ?? 0, try row.int("filled_\(index)")))
                        }))
            }
            return ListSums(lines: lines)
        }
    }

    /// Hands every row to `body` in bounded memory, in one snapshot, on a database thread; for exports.
    package func each(
        _ list: ListDefinition, _ request: ListRequest, columns keys: [String]?, for caller: Caller,
        _ body: @escaping @Sendable (ListPage.Line) throws -> Bool
    ) async throws {
        try caller.must(list.permission)
        try caller.must(.exportData)
        let columns = try chosen(list, keys)
        try await database.read { db in
            let statement = try query(list, request, caller, db).everything(columns)
            try db.each(statement.sql, arguments: statement.arguments) { row in
                try body(Self.line(row, columns))
            }
        }
    }

    package func chosen(_ list: ListDefinition, _ keys: [String]?) throws(ListRequestFault) -> [ListColumn] {
        guard let keys, !keys.isEmpty else { return list.columns.filter(\.isShown) }
        var columns: [ListColumn] = []
        for key in keys {
            guard let column = list.column(key) else { throw .unknownColumn(key) }
            columns.append(column)
        }
        return columns
    }

    private func query(
        _ list: ListDefinition, _ request: ListRequest, _ caller: Caller, _ db: Transaction
    ) throws -> ListQuery {
        var scope = caller.scope
        if let branch = request.branch {
            let row = try db.first("SELECT path FROM unit WHERE id = $1", branch)
            guard let path = try row?.text("path"), scope.contains(path) else { throw ListRequestFault.unknownBranch }
            scope = Scope(branch: path)
        }
        return try ListQuery(list, request, scope: scope, lookups: Self.lookups(of: request.search))
    }

    /// Each word that was typed, as the ranges of keys of which one must be met.
    private static func lookups(of typed: String) -> [[NameQuery.KeyRange]] {
        typed.split(whereSeparator: \.isWhitespace).prefix(6).compactMap { NameQuery(String($0))?.lookups }
    }

    private func total(_ query: ListQuery, _ db: Transaction) throws -> Int? {
        let statement = query.count(upTo: ListPage.exactUpTo)
        let count = try db.rows(statement.sql, arguments: statement.arguments).first?.int("n") ?? 0
        return count > ListPage.exactUpTo ? nil : count
    }

    private func lead(_ list: ListDefinition, _ scope: Scope, _ db: Transaction) throws -> ListQuery.Lead {
        let row = try db.first(
            """
            SELECT count(*) AS n FROM (SELECT 1 AS one FROM \(list.from) WHERE \(list.path) >= $1 AND \(list.path) < $2
                LIMIT \(Self.smallBranch + 1)) AS found
            """, scope.lower, scope.upper)
        return try (row?.int("n") ?? 0) > Self.smallBranch ? .byOrder : .byBranch
    }

    private static func page(
        _ rows: [Row], _ columns: [ListColumn], _ request: ListRequest, total: Int?, sort: ListSort
    ) throws -> ListPage {
        let hasMore = rows.count > request.limit
        var kept = Array(rows.prefix(request.limit))
        var isBackward = false
        if case .before = request.position { isBackward = true }
        if isBackward { kept.reverse() }
        let isFirst = isBackward ? !hasMore : request.position == .start
        let isLast = isBackward ? false : !hasMore
        return ListPage(
            columns: columns, lines: try kept.map { try line($0, columns) }, total: total,
            next: isLast ? nil : try kept.last.map(cursor), previous: isFirst ? nil : try kept.first.map(cursor),
            sort: sort)
    }

    private static func line(_ row: Row, _ columns: [ListColumn]) throws -> ListPage.Line {
        try ListPage.Line(
            id: row.int64("row_id"), path: row.text("row_path"),
            cells: columns.enumerated().map { $1.cell(row["c\($0)"]) })
    }

    private static func cursor(_ row: Row) throws -> ListCursor {
        let id = try row.int64("row_id")
        switch row["sort_value"] {
        case .text(let text): return ListCursor(value: .text(text), id: id)
        case .integer(let number): return ListCursor(value: .number(Double(number)), id: id)
        case .real(let number): return ListCursor(value: .number(number), id: id)
        // A sort key is never null; a list that breaks this rule is told so by its tests.
        case .null, .blob: throw ListRequestFault.cannotSort("sort_value")
        }
    }
}

extension ListColumn {
    /// A stored value as what the column means.
    func cell(_ value: SQLValue) -> Cell {
        switch (kind, value) {
        case (_, .null): .empty
        case (.yesNo, .integer(let number)): .yesNo(number != 0)
        case (.instant, .integer(let number)): .dateTime(Instant(milliseconds: number))
        case (.date, .text(let text)): LocalDate(text).map(Cell.date) ?? .text(text)
        case (_, .integer(let number)): .integer(number)
        case (_, .real(let number)): .number(number)
        case (_, .text(let text)): .text(text)
        case (_, .blob): .empty
        }
    }
}
