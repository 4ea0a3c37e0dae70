package import Campus
package import Store

/// Writes the keys by which units and people are found (G-47), and the keys by which lists sort their names.
package struct SearchIndex: Sendable {
    package enum Kind: String, Sendable { case unit, person }

    package let readings: Readings

    package init(readings: Readings) { self.readings = readings }

    /// A unit as it is looked for.
    package struct UnitNames: Sendable, Equatable {
        package var name: String
        package var shortNames: [String]
        package var formerNames: [String]
        package var code: String?
        package var kind: Unit.Kind

        package init(
            name: String, shortNames: [String] = [], formerNames: [String] = [], code: String? = nil, kind: Unit.Kind
        ) {
            self.name = name
            self.shortNames = shortNames
            self.formerNames = formerNames
            self.code = code
            self.kind = kind
        }
    }

    /// A person as looked for: name, last four digits of the phone, staff number.
    package struct PersonNames: Sendable, Equatable {
        package var name: String
        package var phoneTail: String
        package var staffNumber: String?

        package init(name: String, phoneTail: String = "", staffNumber: String? = nil) {
            self.name = name
            self.phoneTail = phoneTail
            self.staffNumber = staffNumber
        }
    }

    package func forms(of unit: UnitNames) -> NameForms {
        NameForms(
            name: unit.name, kind: unit.kind == .school || unit.kind == .campus ? .school : .place, code: unit.code,
            formerNames: unit.formerNames, shortNames: unit.shortNames, readings: readings)
    }

    package func forms(of person: PersonNames) -> NameForms {
        NameForms(
            name: person.name, kind: .person, code: person.staffNumber,
            tails: person.phoneTail.isEmpty ? [] : [person.phoneTail], readings: readings)
    }

    /// For `name_key` of `unit` and `school`: byte order is the order of a Chinese list.
    package func nameKey(ofUnit name: String) -> String { NameOrder.key(of: name, kind: .school, readings: readings) }

    /// For `name_key` of `person` and `post`.
    package func nameKey(ofPerson name: String) -> String { NameOrder.key(of: name, kind: .person, readings: readings) }
}

// MARK: - Rows

extension SearchIndex {
    package static let columns = ["key", "path", "kind", "target_id"]

    /// For a `bulkInsert(into: "search_key", columns: SearchIndex.columns, …)`.
    package func rows(unit id: Unit.ID, path: String, _ names: UnitNames) -> [[SQLValue]] {
        Self.rows(.unit, id.rawValue, paths: [path], forms(of: names).keys)
    }

    /// - Parameter paths: Of all units in which the person has a post; where the person may be found.
    package func rows(person id: Person.ID, paths: Set<String>, _ names: PersonNames) -> [[SQLValue]] {
        Self.rows(.person, id.rawValue, paths: paths, forms(of: names).keys)
    }

    private static func rows(
        _ kind: Kind, _ target: Int64, paths: Set<String>, _ keys: Set<String>
    ) -> [[SQLValue]] {
        paths.flatMap { path in keys.map { [.text($0), .text(path), .text(kind.rawValue), .integer(target)] } }
    }

    /// Replaces the keys of a unit.
    package func write(unit id: Unit.ID, path: String, _ names: UnitNames, _ db: Transaction) throws {
        try Self.forget(.unit, id.rawValue, db)
        try db.bulkInsert(into: "search_key", columns: Self.columns, rows: rows(unit: id, path: path, names))
    }

    /// Replaces the keys of a person.
    package func write(person id: Person.ID, paths: Set<String>, _ names: PersonNames, _ db: Transaction) throws {
        try Self.forget(.person, id.rawValue, db)
        try db.bulkInsert(into: "search_key", columns: Self.columns, rows: rows(person: id, paths: paths, names))
    }

    package static func forget(_ kind: Kind, _ target: Int64, _ db: Transaction) throws {
        try db.run("DELETE FROM search_key WHERE kind = $1 AND target_id = $2", kind.rawValue, target)
    }

    /// Writes the keys of a unit anew from the record: after a change of name, code, former names or place.
    func rewrite(unit id: Unit.ID, _ db: Transaction) throws {
        guard let row = try db.first(
            "SELECT name, short_name, code, kind, path, deleted_at FROM unit WHERE id = $1", id)
        else { return }
        guard try row.maybe("deleted_at", row.int64) == nil else { return try Self.forget(.unit, id.rawValue, db) }
        try write(unit: id, path: row.text("path"), UnitNames(row, names: UnitNameRow.all(of: id, db)), db)
    }
}

extension SearchIndex.UnitNames {
    /// From columns `name`, `short_name`, `code`, `kind` and the unit's other names.
    init(_ row: Row, names: [UnitNameRow]) throws {
        let short = try row.text("short_name")
        self.init(
            name: try row.text("name"),
            shortNames: ([short] + names.filter { $0.kind == .short }.map(\.name)).filter { !$0.isEmpty },
            formerNames: names.filter { $0.kind == .former }.map(\.name),
            code: try row.maybe("code", row.text), kind: Unit.Kind(rawValue: try row.text("kind")) ?? .division)
    }
}
