/// The table of every list: columns, rows, filters, paging, views, export. Built once, used by all.
package struct TableView: Sendable {
    /// Names the table in the browser's memory of columns and widths.
    package let id: String
    /// The sentence that says what the table holds; read aloud, not shown.
    package let caption: String
    /// The list's own address without its query.
    package let address: String
    package let columns: [TableColumn]
    package let rows: [TableRow]
    package let search: TableSearch?
    package let filters: [FieldView]
    package let chips: [ChipView]
    package let clear: String?
    /// Hidden fields that keep sort and view while filtering.
    package let kept: [HiddenField]
    /// Actions on selected rows; none means rows cannot be selected.
    package let bulk: [BulkAction]
    package let isSelectable: Bool
    package let total: TotalView
    package let sums: [TableCell]
    package let paging: PagingView
    package let views: ViewsMenu?
    package let exports: [LinkView]
    package let empty: EmptyView?
    package let hasFilters: Bool
    package let once: String

    package init(
        id: String, caption: String, address: String, columns: [TableColumn], rows: [TableRow],
        search: TableSearch? = nil, filters: [FieldView] = [], chips: [ChipView] = [], clear: String? = nil,
        kept: [HiddenField] = [], bulk: [BulkAction] = [], total: TotalView, sums: [TableCell] = [],
        paging: PagingView = PagingView(), views: ViewsMenu? = nil, exports: [LinkView] = [],
        empty: EmptyView? = nil, once: String = ""
    ) {
        self.id = id
        self.caption = caption
        self.address = address
        self.columns = columns
        self.rows = rows
        self.search = search
        self.filters = filters
        self.chips = chips
        self.clear = clear
        self.kept = kept
        self.bulk = bulk
        isSelectable = !bulk.isEmpty
        self.total = total
        self.sums = sums
        self.paging = paging
        self.views = views
        self.exports = exports
        self.empty = rows.isEmpty ? empty : nil
        hasFilters = !filters.isEmpty
        self.once = once
    }
}

/// The search field above a table.
package struct TableSearch: Sendable {
    package let value: String
    package let placeholder: String

    package init(value: String, placeholder: String) {
        self.value = value
        self.placeholder = placeholder
    }
}

/// Something to do with the selected rows; the form around the table is sent to `action` with `id=…` for each row,
/// or with `all=1` and the filter when everything that matches is selected (T-06).
package struct BulkAction: Sendable {
    package let text: String
    package let action: String
    package let weight: String

    package init(_ text: String, action: String, weight: ButtonView.Weight = .plain) {
        self.text = text
        self.action = action
        self.weight = weight == .plain ? "" : weight.rawValue
    }
}

/// Exact up to ten thousand, about above (T-02).
package struct TotalView: Sendable, Equatable {
    package static let exactUpTo = 10_000

    package let text: String
    package let number: Int

    package init(_ number: Int, isExact: Bool = true, words: Words) {
        self.number = number
        let key = isExact && number <= Self.exactUpTo ? "table.total.exact" : "table.total.about"
        text = words(key, count: number)
    }
}

/// Cursor paging: first, previous, next.
package struct PagingView: Sendable {
    package let first: String?
    package let previous: String?
    package let next: String?
    package let isNeeded: Bool

    package init(first: String? = nil, previous: String? = nil, next: String? = nil) {
        self.first = first
        self.previous = previous
        self.next = next
        isNeeded = first != nil || previous != nil || next != nil
    }
}

/// Saved views: name, share, default, link (T-05).
package struct ViewsMenu: Sendable {
    package let current: String
    package let views: [LinkView]
    /// Where the present filter is saved under a name.
    package let saving: String?
    /// The present query, saved as it is.
    package let query: String

    package init(current: String, views: [LinkView], saving: String? = nil, query: String = "") {
        self.current = current
        self.views = views
        self.saving = saving
        self.query = query
    }
}
