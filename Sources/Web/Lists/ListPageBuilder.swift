import Campus
import Hummingbird
import Reports
import Workflows

/// Turns any list of the platform and an address into the table people see (1.9). Every list page uses it.
struct ListPageBuilder: Sendable {
    let site: Site
    let visit: Visit
    let address: TableAddress
    let caller: Caller
    let words: ListWords
    /// Where a row leads; `nil` where it leads nowhere.
    let link: @Sendable (ListPage.Line) -> String?
    /// What is said when nothing is there at all, without any filter.
    let empty: EmptyView?

    init(
        _ list: ListDefinition, path: String, _ request: Request, _ visit: Visit, _ caller: Caller, site: Site,
        empty: EmptyView? = nil, link: @escaping @Sendable (ListPage.Line) -> String?
    ) {
        self.site = site
        self.visit = visit
        self.caller = caller
        self.link = link
        self.empty = empty
        address = TableAddress(request, path: path, list)
        words = ListWords(list: list, words: visit.words)
    }

    private var list: ListDefinition { address.list }

    private var days: ListDays {
        ListDays(today: site.clock.today, term: site.work.schools.termStart(for: caller))
    }

    func table() async throws -> TableView {
        let request = try address.request(on: days)
        let branch = try await chosenBranch()
        async let views = site.work.views.views(of: list.name, for: caller)
        guard address.group == nil else { return try await grouped(request, branch: branch, views: views) }
        async let sums = sums(request)
        let page = try await site.work.lists.page(list, request, columns: columnKeys, for: caller)
        return try await table(page, request, sums: sums, branch: branch, views: views)
    }

    /// The name of a row is always there and always first.
    private var columnKeys: [String]? {
        guard let keys = address.columns, let first = list.columns.first?.key else { return nil }
        return [first] + list.columns.map(\.key).filter { keys.contains($0) && $0 != first }
    }

    private func chosenBranch() async throws -> ChosenView? {
        guard let id = address.branch else { return nil }
        guard let name = try await site.work.unitTree.name(of: id, for: caller) else { throw ListRequestFault.unknownBranch }
        return ChosenView("\(id)", name)
    }

    private func sums(_ request: ListRequest) async throws -> ListSums? {
        guard list.columns.contains(where: \.canSum) else { return nil }
        return try await site.work.lists.sums(list, request, for: caller)
    }

    private func table(
        _ page: ListPage, _ request: ListRequest, sums: ListSums?, branch: ChosenView?, views: [SavedView]
    ) throws -> TableView {
        let columns = page.columns.enumerated().map { column($1, at: $0, sort: page.sort) }
        let rows = page.lines.map { row($0, page.columns, columns) }
        let chips = ListChips(address: address, words: words, branch: branch).chips
        let paging = PagingView(
            first: page.previous == nil ? nil : address.with([:]).text,
            previous: page.previous.map { address.with(["before": $0.description]).text },
            next: page.next.map { address.with(["after": $0.description]).text })
        return TableView(
            id: list.name, caption: words.words("list.\(list.name).caption"), address: address.path, columns: columns,
            rows: rows, search: search, filters: filters(page.columns, branch), chips: chips,
            clear: address.isNarrowed ? address.cleared.text : nil, kept: kept,
            total: total(page.total, sums), sums: rows.isEmpty ? [] : foot(sums, columns), paging: paging,
            views: menu(views), exports: exports, empty: nothing(chips.count))
    }

    private func column(_ column: ListColumn, at place: Int, sort: ListSort) -> TableColumn {
        let isSorted = sort.key == column.key
        return TableColumn(
            column.key, words.label(column.key),
            sortAddress: column.canSort ? address.sorted(by: column.key, ascending: !(isSorted && sort.ascending)).text : nil,
            sorting: isSorted ? (sort.ascending ? .ascending : .descending) : .none, isNumber: column.kind == .number,
            isOnCard: (1...3).contains(place), isFixed: place == 0)
    }

    private func row(_ line: ListPage.Line, _ columns: [ListColumn], _ views: [TableColumn]) -> TableRow {
        let texts = zip(line.cells, columns).map { words.text($0, of: $1) }
        let address = link(line)
        let cells = views.indices.map { TableCell(views[$0], texts[$0], address: $0 == 0 ? address : nil) }
        return TableRow(id: "\(line.id)", name: texts.first ?? "", address: address, cells: cells)
    }

    // MARK: around the rows

    private func filters(_ columns: [ListColumn], _ branch: ChosenView?) -> [FieldView] {
        ListFilterFields(address: address, words: words, columns: columns, branch: branch).fields
    }

    private var search: TableSearch {
        TableSearch(value: address.search, placeholder: words.words("list.\(list.name).search"))
    }

    /// Sort and page size stay while filtering; columns and grouping have fields of their own.
    private var kept: [HiddenField] {
        address.pairs.filter { ["sort", "limit"].contains($0.name) }.map { HiddenField($0.name, $0.value) }
    }

    private func total(_ exact: Int?, _ sums: ListSums?) -> TotalView {
        if let exact { return TotalView(exact, words: words.words) }
        return TotalView(Self.rounded(sums?.lines.first?.count ?? ListPage.exactUpTo), isExact: false, words: words.words)
    }

    /// Three digits are enough for "about".
    static func rounded(_ number: Int) -> Int {
        var step = 1
        while number / step >= 1_000 { step *= 10 }
        return (number + step / 2) / step * step
    }

    private func foot(_ sums: ListSums?, _ columns: [TableColumn]) -> [TableCell] {
        guard let line = sums?.lines.first else { return [] }
        return columns.enumerated().map { index, column in
            if index == 0 { return TableCell(column, words.words("list.sum")) }
            guard let sum = line.sums[column.key], sum.filled > 0 else { return TableCell(column) }
            let average = Int((sum.sum / Double(sum.filled)).rounded())
            return TableCell(
                column, words.words.grouped(Int(sum.sum)),
                sub: words.words("list.average", ["number": words.words.grouped(average)]))
        }
    }

    private func menu(_ views: [SavedView]) -> ViewsMenu {
        let current = views.first { $0.query == address.query }
        let all = LinkView(words.words("table.view.all"), address.path, isCurrent: current == nil && !address.isNarrowed)
        let saved = views.map { LinkView($0.name, "\(address.path)?\($0.query)", isCurrent: $0.id == current?.id) }
        let manage = views.contains(where: \.isMine) ? [LinkView(words.words("view.manage"), "/views/\(list.name)")] : []
        return ViewsMenu(
            current: current?.name ?? words.words("view.menu"), views: [all] + saved + manage, saving: "/views/\(list.name)",
            query: address.query)
    }

    private var exports: [LinkView] {
        guard caller.may(.exportData) else { return [] }
        let plain = address.plainQuery(on: days)
        let query = plain.isEmpty ? "" : "&" + plain
        return ["xlsx", "csv", "pdf", "docx"].map { format in
            LinkView(words.words("list.export.\(format)"), "/exports/new?list=\(list.name)&format=\(format)\(query)")
        }
    }

    private func nothing(_ conditions: Int) -> EmptyView? {
        guard conditions > 0 else { return empty ?? EmptyView(words.words("list.\(list.name).none")) }
        return EmptyView(
            words.words("empty.filtered", ["what": words.words("list.\(list.name).what")]),
            reason: words.words("empty.filtered.reason", count: conditions),
            actions: [.link(words.words("table.clear"), to: address.cleared.text)])
    }
}

// MARK: - Grouping

extension ListPageBuilder {
    /// Sub-totals by the values of a column (T-08); each line opens its rows.
    private func grouped(
        _ request: ListRequest, branch: ChosenView?, views: [SavedView]
    ) async throws -> TableView {
        guard let key = address.group, let column = list.column(key) else { throw ListRequestFault.unknownColumn("group") }
        let sums = try await site.work.lists.sums(list, request, by: key, for: caller)
        let summed = list.columns.filter(\.canSum)
        let columns = [
            TableColumn("group", words.label(key), isFixed: true),
            TableColumn("count", words.words("list.count"), isNumber: true, isOnCard: true),
        ] + summed.map { TableColumn($0.key, words.label($0.key), isNumber: true, isOnCard: true) }
        let rows = sums.lines.enumerated().map { index, line in
            let cell = line.group ?? .empty
            let name = cell == .empty ? words.words("list.empty") : words.text(cell, of: column)
            let cells = [
                TableCell(columns[0], name, address: narrowed(to: cell, of: column)),
                TableCell(columns[1], words.words.grouped(line.count)),
            ] + zip(summed, columns.dropFirst(2)).map {
                TableCell($1, words.words.grouped(Int(line.sums[$0.key]?.sum ?? 0)))
            }
            return TableRow(id: "g\(index)", name: name, address: narrowed(to: cell, of: column), cells: cells)
        }
        let chips = ListChips(address: address, words: words, branch: branch).chips
            + [ChipView(words.words("list.grouped", ["what": words.label(key)]), removal: address.with(["group": nil]).text)]
        let shown = try site.work.lists.chosen(list, columnKeys)
        return TableView(
            id: "\(list.name)-groups", caption: words.words("list.\(list.name).caption"), address: address.path,
            columns: columns, rows: rows, search: search, filters: filters(shown, branch), chips: chips,
            clear: address.isNarrowed ? address.cleared.text : nil, kept: kept,
            total: TotalView(rows.count, words: words.words), views: menu(views), exports: exports,
            empty: nothing(chips.count))
    }

    private func narrowed(to cell: Cell, of column: ListColumn) -> String? {
        guard column.canFilter else { return nil }
        let value: String
        switch cell {
        case .empty: value = TableAddress.nothing
        case .yesNo(let yes): value = yes ? "yes" : "no"
        case .text(let text): value = text
        case .integer(let number): value = "\(number)"
        case .number, .date, .dateTime: return nil
        }
        return address.with(["group": nil, "\(column.key)": value]).text
    }
}
