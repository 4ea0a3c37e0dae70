package import Campus

extension ListDefinition {
    /// All schools with all facts as columns. Closed ones are found at their units.
    package static let schools = ListDefinition(
        name: "schools", permission: .seeSchools,
        from: """
            school JOIN unit ON unit.id = school.unit_id
            LEFT JOIN unit AS place ON place.id = unit.parent_id
            LEFT JOIN unit AS county ON county.path = substr(school.path, 1, 15)
            """,
        id: "school.unit_id", path: "school.path",
        condition: "unit.deleted_at IS NULL AND unit.state <> 'closed'",
        search: (kind: "unit", target: "school.unit_id"), sort: ListSort("place"),
        columns: [
            ListColumn("name", .text, sql: "unit.name", sort: "school.name_key"),
            ListColumn("code", .text, sql: "unit.code", shown: false),
            // Sorted by path: the tree in its order, counties and towns together.
            ListColumn("place", .text, sql: "place.name", sort: "school.path"),
            ListColumn("county", .text, sql: "county.name", shown: false),
            ListColumn("state", .choice(["planned", "open"], words: "unit.state"), sql: "unit.state", shown: false),
        ] + SchoolFact.allCases.map(ListColumn.init) + [
            ListColumn(
                "confirmed_on", .date, sql: "school.confirmed_on", sort: "coalesce(school.confirmed_on, '')"),
            ListColumn("confirmed_by", .text, sql: "school.confirmed_by", shown: false),
        ])

    /// All units, closed ones too.
    package static let units = ListDefinition(
        name: "units", permission: .seeUnits,
        from: "unit LEFT JOIN unit AS place ON place.id = unit.parent_id", id: "unit.id", path: "unit.path",
        condition: "unit.deleted_at IS NULL", search: (kind: "unit", target: "unit.id"), sort: ListSort("place"),
        columns: [
            ListColumn("name", .text, sql: "unit.name", sort: "unit.name_key"),
            ListColumn("short_name", .text, sql: "unit.short_name", shown: false),
            ListColumn(
                "kind", .choice(Unit.Kind.allCases.map(\.rawValue), words: "unit.kind"), sql: "unit.kind"),
            ListColumn("code", .text, sql: "unit.code", sort: "coalesce(unit.code, '')"),
            ListColumn("credit_code", .text, sql: "unit.credit_code", shown: false),
            ListColumn("place", .text, sql: "place.name", sort: "unit.path"),
            ListColumn(
                "domain", .choice(Unit.Domain.allCases.map(\.rawValue), words: "unit.domain"), sql: "unit.domain",
                shown: false),
            ListColumn(
                "state", .choice(Unit.State.allCases.map(\.rawValue), words: "unit.state"), sql: "unit.state"),
            ListColumn("opened_on", .date, sql: "unit.opened_on"),
            ListColumn("closed_on", .date, sql: "unit.closed_on", shown: false),
            ListColumn("phone", .text, sql: "unit.phone", shown: false),
        ])
}

extension ListColumn {
    /// A fact as a column of the list of schools.
    init(_ fact: SchoolFact) {
        let sql = "school.\(fact.rawValue)"
        let isShown = [SchoolFact.stage, .ownership, .pupils, .boarders, .staff, .boarding, .canteen, .bus].contains(fact)
        switch fact.shape {
        case .choice(let values):
            self.init(fact.rawValue, .choice(values, words: "fact.\(fact.rawValue)"), sql: sql, shown: isShown)
        case .yesNo:
            self.init(fact.rawValue, .yesNo, sql: sql, shown: isShown)
        case .count:
            self.init(fact.rawValue, .number, sql: sql, sort: "coalesce(\(sql), -1)", sum: true, shown: isShown)
        case .degrees:
            self.init(fact.rawValue, .number, sql: sql, filter: false, shown: false)
        case .text:
            self.init(fact.rawValue, .text, sql: sql, shown: false)
        }
    }
}
