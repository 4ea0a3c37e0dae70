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

    package init(_ search: SearchIndex) {
        self.init(sortKey: { search.nameKey(ofPerson: $0) }) { id, db in
            guard let person = try PersonRow.find(id, db), person.deletedAt == nil else {
                return try SearchIndex.forget(.person, id.rawValue, db)
            }
            let names = SearchIndex.PersonNames(
                name: person.name, phoneTail: person.phoneTail, staffNumber: person.staffNumber)
            try search.write(person: id, paths: Set(PersonReach.posts(of: id, db).map(\.path)), names, db)
        }
    }
}
