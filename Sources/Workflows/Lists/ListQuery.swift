import Campus
import Store

/// A list request as conditions and arguments; from it come the page, the count, the sums, the groups and the export.
struct ListQuery {
    let list: ListDefinition
    let sort: ListSort
    private(set) var conditions: [String] = []
    private(set) var arguments: [SQLValue] = []

    private let scope: Scope

    /// - Parameters:
    ///   - scope: The caller's branch, already narrowed to the branch that was asked for.
    ///   - lookups: Ranges of search keys: of each group one must be found.
    init(_ list: ListDefinition, _ request: ListRequest, scope: Scope, lookups: [[NameQuery.KeyRange]]) throws(ListRequestFault) {
        self.list = list
        self.scope = scope
        sort = request.sort ?? list.defaultSort
        guard let column = list.column(sort.key) else { throw .unknownColumn(sort.key) }
        guard column.canSort else { throw .cannotSort(sort.key) }
        if let condition = list.condition { conditions.append(condition) }
        for filter in request.filters { try add(filter) }
        for lookup in lookups { add(lookup: lookup) }
    }

    /// A place for a value: `$7`.
    private mutating func place(_ value: SQLValue) -> String {
        arguments.append(value)
        return "$\(arguments.count)"
    }

    private mutating func add(_ filter: ListFilter) throws(ListRequestFault) {
        guard let column = list.column(filter.key) else { throw .unknownColumn(filter.key) }
        guard column.canFilter else { throw .cannotFilter(filter.key) }
        switch filter.test {
        case .empty: conditions.append("\(column.sql) IS NULL")
        case .filled: conditions.append("\(column.sql) IS NOT NULL")
        case .among(let values):
            guard !values.isEmpty, values.count <= 200 else { throw .badValue(filter.key) }
            var places: [String] = []
            for value in values { places.append(place(try column.value(of: value))) }
            conditions.append("\(column.sql) IN (\(places.joined(separator: ", ")))")
        case .range(let from, let to):
            if let from { conditions.append("\(column.sql) >= \(place(try column.value(of: from)))") }
            if let to { conditions.append("\(column.sql) <= \(place(try column.value(of: to, isEnd: true)))") }
        case .holds(let text):
            guard column.kind == .text, !text.isEmpty else { throw .badValue(filter.key) }
            conditions.append("\(Self.position(of: place(.text(text)), in: column.sql)) > 0")
        }
    }

    /// Both engines know `replace`; what shrinks when the text is taken out holds it.
    private static func position(of place: String, in sql: String) -> String {
        "length(\(sql)) - length(replace(\(sql), \(place), ''))"
    }

    private mutating func add(lookup ranges: [NameQuery.KeyRange]) {
        guard let search = list.search else { return }
        let keys = ranges.map { range in
            "(key >= \(place(.text(range.lower))) AND key < \(place(.text(range.upper))))"
        }
        let lower = place(.text(scope.lower))
        let upper = place(.text(scope.upper))
        conditions.append(
            """
            \(search.target) IN (SELECT target_id FROM search_key WHERE (\(keys.joined(separator: " OR ")))
                AND kind = '\(search.kind)' AND path >= \(lower) AND path < \(upper))
            """)
    }

    // MARK: statements

    /// How the engine is led: by the tree where a branch is small, by the sort index where it is large.
    enum Lead { case byBranch, byOrder }

    /// `sort_value, id` and the columns, one page.
    func page(_ columns: [ListColumn], _ request: ListRequest, lead: Lead) -> (sql: String, arguments: [SQLValue]) {
        var query = self
        let sortSQL = list.column(sort.key)?.sortSQL ?? list.id
        var isForward = true
        switch request.position {
        case .start: break
        case .after(let cursor): query.add(cursor, sortSQL, isGreater: sort.ascending)
        case .before(let cursor):
            isForward = false
            query.add(cursor, sortSQL, isGreater: !sort.ascending)
        }
        let direction = sort.ascending == isForward ? "ASC" : "DESC"
        // With the branch leading, the sort key must not tempt the planner to walk its index.
        let order = lead == .byBranch ? "sort_value \(direction), row_id \(direction)" : "\(sortSQL) \(direction), \(list.id) \(direction)"
        let inner = """
            SELECT \(sortSQL) AS sort_value, \(list.id) AS row_id, \(list.path) AS row_path\(Self.selection(columns))
            FROM \(list.from) WHERE \(query.whereClause(lead))
            """
        let limit = min(max(request.limit, ListRequest.limits.lowerBound), ListRequest.limits.upperBound) + 1
        let sql = lead == .byBranch
            ? "WITH found AS MATERIALIZED (\(inner)) SELECT * FROM found ORDER BY \(order) LIMIT \(limit)"
            : "\(inner) ORDER BY \(order) LIMIT \(limit)"
        return (sql, query.arguments(with: scope))
    }

    /// All rows in order, for an export.
    func everything(_ columns: [ListColumn]) -> (sql: String, arguments: [SQLValue]) {
        let sortSQL = list.column(sort.key)?.sortSQL ?? list.id
        let direction = sort.ascending ? "ASC" : "DESC"
        let sql = """
            SELECT \(list.id) AS row_id, \(list.path) AS row_path\(Self.selection(columns)) FROM \(list.from)
            WHERE \(whereClause(.byBranch)) ORDER BY \(sortSQL) \(direction), \(list.id) \(direction)
            """
        return (sql, arguments(with: scope))
    }

    /// How many, up to a bound above which a reader is told "about".
    func count(upTo most: Int) -> (sql: String, arguments: [SQLValue]) {
        let sql = """
            SELECT count(*) AS n FROM (SELECT 1 AS one FROM \(list.from) WHERE \(whereClause(.byBranch)) LIMIT \(most + 1)) AS found
            """
        return (sql, arguments(with: scope))
    }

    /// Sums and averages of the filtered rows, whole or by the values of a column.
    func sums(_ columns: [ListColumn], by group: ListColumn?) -> (sql: String, arguments: [SQLValue]) {
        let totals = columns.enumerated().map { ", sum(\($1.sql)) AS sum_\($0), count(\($1.sql)) AS filled_\($0)" }.joined()
        let head = group.map { "\($0.sql) AS group_value, " } ?? ""
        let tail = group == nil ? "" : " GROUP BY \(group?.sql ?? "") ORDER BY 1 LIMIT 200"
        let sql = "SELECT \(head)count(*) AS n\(totals) FROM \(list.from) WHERE \(whereClause(.byBranch))\(tail)"
        return (sql, arguments(with: scope))
    }

    private mutating func add(_ cursor: ListCursor, _ sortSQL: String, isGreater: Bool) {
        let value: SQLValue =
            switch cursor.value {
            case .text(let text): .text(text)
            case .number(let number) where number == number.rounded() && abs(number) < 9e15: .integer(Int64(number))
            case .number(let number): .real(number)
            }
        let first = place(value)
        let second = place(.integer(cursor.id))
        conditions.append("(\(sortSQL), \(list.id)) \(isGreater ? ">" : "<") (\(first), \(second))")
    }

    private func whereClause(_ lead: Lead) -> String {
        let lower = "$\(arguments.count + 1)"
        let upper = "$\(arguments.count + 2)"
        // `path || ''` is the same text and no index knows it, so the sort index leads.
        let path = lead == .byBranch ? list.path : "(\(list.path) || '')"
        return (["\(path) >= \(lower)", "\(path) < \(upper)"] + conditions).joined(separator: " AND ")
    }

    private func arguments(with scope: Scope) -> [SQLValue] { arguments + [.text(scope.lower), .text(scope.upper)] }

    private static func selection(_ columns: [ListColumn]) -> String {
        columns.enumerated().map { ", \($1.sql) AS c\($0)" }.joined()
    }
}

extension ListColumn {
    /// A typed value of a filter as the column stores it.
    func value(of text: String, isEnd: Bool = false) throws(ListRequestFault) -> SQLValue {
        switch kind {
        case .text: return .text(text)
        case .number:
            guard let number = Int64(text) else { throw .badValue(key) }
            return .integer(number)
        case .date:
            guard let date = LocalDate(text) else { throw .badValue(key) }
            return .text(date.description)
        case .instant:
            guard let date = LocalDate(text) else { throw .badValue(key) }
            let start = isEnd ? date.adding(days: 1).start.milliseconds - 1 : date.start.milliseconds
            return .integer(start)
        case .yesNo:
            guard text == "yes" || text == "no" else { throw .badValue(key) }
            return .integer(text == "yes" ? 1 : 0)
        case .choice(let values, _):
            guard values.contains(text) else { throw .badValue(key) }
            return .text(text)
        }
    }
}
