package import Campus

/// A list that people filter, sort, page, save, group and export. Every list of the platform is one of these.
package struct ListDefinition: Sendable {
    /// Stable name, in addresses and saved views: `schools`.
    package let name: String
    package let permission: Permission
    package let columns: [ListColumn]
    package let defaultSort: ListSort
    /// Tables and joins.
    let from: String
    /// A whole number that names a row.
    let id: String
    /// The column by which scope is cut.
    let path: String
    /// What always holds, e.g. that the row is not in the recycle bin.
    let condition: String?
    /// Kind of `search_key` by which `?q=` finds rows, and the column that holds its target.
    let search: (kind: String, target: String)?

    package init(
        name: String, permission: Permission, from: String, id: String, path: String, condition: String? = nil,
        search: (kind: String, target: String)? = nil, sort: ListSort, columns: [ListColumn]
    ) {
        self.name = name
        self.permission = permission
        self.from = from
        self.id = id
        self.path = path
        self.condition = condition
        self.search = search
        defaultSort = sort
        self.columns = columns
    }

    package func column(_ key: String) -> ListColumn? { columns.first { $0.key == key } }
}

package struct ListSort: Sendable, Equatable {
    package var key: String
    package var ascending: Bool

    package init(_ key: String, ascending: Bool = true) {
        self.key = key
        self.ascending = ascending
    }
}
