package import Campus
package import Store

/// How people's names are sorted and found.
package struct PersonNames: Sendable {
    /// The key by which a name stands in a list.
    package let sortKey: @Sendable (String) -> String
    /// Writes anew by what a person is found: name, staff number, phone tail, in every branch they serve in.
    package let index: @Sendable (Person.ID, Transaction) throws -> Void

    package init(
        sortKey: @escaping @Sendable (String) -> String,
        index: @escaping @Sendable (Person.ID, Transaction) throws -> Void
    ) {
        self.sortKey = sortKey
        self.index = index
    }
}
