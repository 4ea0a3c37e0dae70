package import Workflows
import Campus

/// What the address of a list says: the same words on pages, in the API, in saved views and in exports.
///
/// `q` searches names; `in` is a unit; `sort` is a column, with `-` in front for the other way round; `limit`, `after`,
/// `before`; `columns` are keys with commas. Everything else is a column: a text that it holds, values of a choice
/// (several times), `key.from` and `key.to` of numbers and days, `key.is=empty` or `filled`.
package struct ListAddress: Sendable, Equatable {
    package var request: ListRequest
    /// Keys of the columns to show; `nil` for the usual ones.
    package var columns: [String]?

    /// Words of the address that are not columns.
    package static let reserved: Set<String> = [
        "q", "in", "sort", "limit", "after", "before", "columns", "lang", "view", "group", "undo", "note", "print",
    ]

    package init(_ fields: FormFields, of list: ListDefinition) throws(ListRequestFault) {
        request = ListRequest(search: String(fields.text("q").prefix(100)))
        if let branch = fields.optional("in"), !branch.isEmpty {
            guard let id = Unit.ID(branch) else { throw .unknownBranch }
            request.branch = id
        }
        try readSort(fields.text("sort"), list)
        try readPlace(fields)
        let keys = fields.all("columns").flatMap { $0.split(separator: ",").map(String.init) }
        columns = keys.isEmpty ? nil : keys
        try readFilters(fields, list)
    }

    private mutating func readSort(_ text: String, _ list: ListDefinition) throws(ListRequestFault) {
        guard !text.isEmpty else { return }
        let key = text.hasPrefix("-") ? String(text.dropFirst()) : text
        guard let column = list.column(key) else { throw .unknownColumn(key) }
        guard column.canSort else { throw .cannotSort(key) }
        request.sort = ListSort(key, ascending: !text.hasPrefix("-"))
    }

    private mutating func readPlace(_ fields: FormFields) throws(ListRequestFault) {
        if let limit = fields.optional("limit"), !limit.isEmpty {
            guard let number = Int(limit), ListRequest.limits.contains(number) else { throw .badValue("limit") }
            request.limit = number
        }
        for (name, position) in [("after", ListRequest.Position.after), ("before", ListRequest.Position.before)] {
            guard let text = fields.optional(name), !text.isEmpty else { continue }
            guard let cursor = ListCursor(text) else { throw .badValue(name) }
            request.position = position(cursor)
        }
    }

    private mutating func readFilters(_ fields: FormFields, _ list: ListDefinition) throws(ListRequestFault) {
        var seen: Set<String> = Self.reserved
        for (name, value) in fields.pairs where !value.isEmpty && !name.hasPrefix("_") {
            let key = String(name.split(separator: ".", maxSplits: 1).first ?? "")
            guard seen.insert(key).inserted else { continue }
            guard let column = list.column(key) else { throw .unknownColumn(key) }
            guard column.canFilter else { throw .cannotFilter(key) }
            request.filters.append(ListFilter(key, try Self.test(column, fields)))
        }
    }

    private static func test(_ column: ListColumn, _ fields: FormFields) throws(ListRequestFault) -> ListFilter.Test {
        let key = column.key
        switch fields.text("\(key).is") {
        case "empty": return .empty
        case "filled": return .filled
        case "": break
        default: throw .badValue(key)
        }
        switch column.kind {
        case .text:
            return .holds(fields.text(key))
        case .choice, .yesNo:
            return .among(fields.all(key).flatMap { $0.split(separator: ",").map(String.init) })
        case .number, .date, .instant:
            let exact = fields.optional(key).flatMap { $0.isEmpty ? nil : $0 }
            let from = fields.optional("\(key).from").flatMap { $0.isEmpty ? nil : $0 }
            let to = fields.optional("\(key).to").flatMap { $0.isEmpty ? nil : $0 }
            return .range(from: exact ?? from, to: exact ?? to)
        }
    }

    /// The same as an address again, e.g. to link to the next page.
    package func query(after cursor: ListCursor? = nil) -> [(String, String)] {
        var pairs: [(String, String)] = []
        if !request.search.isEmpty { pairs.append(("q", request.search)) }
        if let branch = request.branch { pairs.append(("in", "\(branch)")) }
        for filter in request.filters { pairs += filter.pairs }
        if let sort = request.sort { pairs.append(("sort", (sort.ascending ? "" : "-") + sort.key)) }
        if let columns { pairs.append(("columns", columns.joined(separator: ","))) }
        if request.limit != ListRequest().limit { pairs.append(("limit", "\(request.limit)")) }
        if let cursor { pairs.append(("after", "\(cursor)")) }
        return pairs
    }
}

extension ListFilter {
    /// As the address says it.
    package var pairs: [(String, String)] {
        switch test {
        case .among(let values): values.map { (key, $0) }
        case .range(let from, let to):
            [from.map { ("\(key).from", $0) }, to.map { ("\(key).to", $0) }].compactMap { $0 }
        case .holds(let text): [(key, text)]
        case .empty: [("\(key).is", "empty")]
        case .filled: [("\(key).is", "filled")]
        }
    }
}
