import Campus
import Hummingbird
import Workflows

/// The address of a list's page, with the way to each address beside it. What it does not know it drops.
///
/// It says what `ListAddress` says, and three things more that only people need: `group`, `-` among the values of a
/// column for "not filled in", and times such as `confirmed_on.is=term` that mean other days tomorrow.
struct TableAddress: Sendable {
    typealias Pair = (name: String, value: String)

    let path: String
    let list: ListDefinition
    private(set) var pairs: [Pair]

    static let nothing = "-"
    private static let own: Set<String> = ["q", "in", "sort", "after", "before", "limit", "columns", "group"]

    init(_ path: String, _ list: ListDefinition, pairs: [Pair]) {
        self.path = path
        self.list = list
        self.pairs = pairs.filter { pair in
            !pair.value.isEmpty && pair.value.utf8.count <= 400 && (Self.own.contains(pair.name) || Self.isFilter(pair.name, of: list))
        }
    }

    init(_ request: Request, path: String, _ list: ListDefinition) {
        self.init(path, list, query: String(request.uri.query ?? ""))
    }

    /// From a query as a saved view keeps it.
    init(_ path: String, _ list: ListDefinition, query: String) {
        let fields = (try? FormFields(urlEncoded: query)) ?? FormFields()
        self.init(path, list, pairs: fields.pairs.map { ($0.name, $0.value) })
    }

    private static func isFilter(_ name: String, of list: ListDefinition) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let key = parts.first, let column = list.column(String(key)) else { return false }
        return column.canFilter && (parts.count == 1 || ["from", "to", "is"].contains(parts[1]))
    }

    // MARK: reading

    func first(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    var search: String { first("q") ?? "" }

    var branch: Unit.ID? { first("in").flatMap { Unit.ID($0) } }

    /// `nil` for the usual ones.
    var columns: [String]? {
        let keys = all("columns").flatMap { $0.split(separator: ",") }.map(String.init).filter { list.column($0) != nil }
        return keys.isEmpty ? nil : keys
    }

    var group: String? { first("group").flatMap { list.column($0)?.key } }

    var sort: ListSort? {
        guard let text = first("sort") else { return nil }
        let isDown = text.hasPrefix("-")
        return ListSort(isDown ? String(text.dropFirst()) : text, ascending: !isDown)
    }

    /// Keys of the columns that are filtered.
    var filtered: [String] {
        var seen: Set<String> = []
        return pairs.filter { !Self.own.contains($0.name) }.compactMap { $0.name.split(separator: ".").first }
            .map(String.init).filter { seen.insert($0).inserted }
    }

    var isNarrowed: Bool { !filtered.isEmpty || !search.isEmpty || branch != nil }

    // MARK: writing

    /// The query without the page: what a view keeps and an export repeats.
    var query: String { Self.text(pairs.filter { $0.name != "after" && $0.name != "before" }) }

    var text: String { Self.text(pairs).isEmpty ? path : path + "?" + Self.text(pairs) }

    private static func text(_ pairs: [Pair]) -> String {
        pairs.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    /// The same list from its first page on, with some pairs replaced.
    func with(_ replaced: [String: String?]) -> TableAddress {
        let kept = pairs.filter { $0.name != "after" && $0.name != "before" && !replaced.keys.contains($0.name) }
        let new = replaced.sorted { $0.key < $1.key }.compactMap { name, value in value.map { (name: name, value: $0) } }
        return TableAddress(path, list, pairs: kept + new)
    }

    func without(_ name: String, _ value: String) -> TableAddress {
        let kept = pairs.filter { $0.name != "after" && $0.name != "before" && !($0.name == name && $0.value == value) }
        return TableAddress(path, list, pairs: kept)
    }

    /// Only how it is shown: sort, columns, grouping.
    var cleared: TableAddress {
        TableAddress(path, list, pairs: pairs.filter { ["sort", "columns", "group", "limit"].contains($0.name) })
    }

    func sorted(by key: String, ascending: Bool) -> TableAddress { with(["sort": (ascending ? "" : "-") + key]) }
}
