package import Campus
package import Store

/// A unit as the tree and the pickers show it.
package struct UnitNode: Sendable, Equatable {
    package let id: Unit.ID
    package let kind: Unit.Kind
    package let name: String
    package let code: String?
    package let state: Unit.State
    package let path: String
    /// The units above it inside the caller's branch, nearest the root first.
    package var way: [String]
    package let hasChildren: Bool
    /// Schools in a division that are not closed; `nil` for other units.
    package let schools: Int?

    /// Divisions before organisations, each by name.
    static let order = "(CASE WHEN unit.kind = 'division' THEN '0' ELSE '1' END || unit.name_key)"

    static let columns = """
        unit.id, unit.kind, unit.name, unit.code, unit.state, unit.path, \(order) AS tree_key,
        CASE WHEN EXISTS (SELECT 1 FROM unit AS child WHERE child.parent_id = unit.id AND child.deleted_at IS NULL
            AND child.state <> 'closed') THEN 1 ELSE 0 END AS has_children,
        CASE WHEN unit.kind = 'division' THEN (SELECT COUNT(*) FROM unit AS below WHERE below.kind = 'school'
            AND below.path >= unit.path AND below.path < substr(unit.path, 1, length(unit.path) - 1) || '0'
            AND below.deleted_at IS NULL AND below.state <> 'closed') END AS schools
        """

    init(_ row: Row) throws {
        id = try row.id("id")
        kind = Unit.Kind(rawValue: try row.text("kind")) ?? .division
        name = try row.text("name")
        code = try row.maybe("code", row.text)
        state = Unit.State(rawValue: try row.text("state")) ?? .open
        path = try row.text("path")
        way = []
        hasChildren = try row.bool("has_children")
        schools = try row.maybe("schools", row.int)
    }
}

/// A part of the children of a unit.
package struct UnitBranch: Sendable {
    package let nodes: [UnitNode]
    /// Where the next part begins; `nil` at the end.
    package let next: ListCursor?
}

/// The tree, branch by branch, for pages and pickers (ORG-01, ORG-02, ORG-03).
package struct UnitTree: Sendable {
    let database: Database
    let find: Find

    package init(database: Database, find: Find) {
        self.database = database
        self.find = find
    }

    /// - Returns: `nil` outside the caller's branch.
    package func name(of id: Unit.ID, for caller: Caller) async throws -> String? {
        try await database.read { db in
            guard let row = try UnitRow.any(id, db), row.deletedAt == nil, caller.scope.contains(row.unit.path) else { return nil }
            return row.unit.name
        }
    }

    /// Where the caller's tree begins: the division a bureau stands for, or the school itself.
    package func roots(for caller: Caller) async throws -> [UnitNode] {
        try caller.must(.seeUnits)
        return try await database.read { db in
            let rows = try db.rows(
                """
                SELECT \(UnitNode.columns) FROM unit WHERE path >= $1 AND path < $2 AND deleted_at IS NULL
                ORDER BY path LIMIT 1
                """, caller.scope.lower, caller.scope.upper)
            return try rows.map(UnitNode.init)
        }
    }

    /// - Parameter closed: Also those that were closed.
    package func children(
        of id: Unit.ID, after cursor: ListCursor? = nil, closed: Bool = false, limit: Int = 100, for caller: Caller
    ) async throws -> UnitBranch {
        try caller.must(.seeUnits)
        let limit = min(max(limit, 1), 200)
        return try await database.read { db in
            _ = try UnitRow.one(id, in: caller.scope, db)
            var key = ""
            if case .text(let text) = cursor?.value { key = text }
            let rows = try db.rows(
                """
                SELECT \(UnitNode.columns) FROM unit
                WHERE parent_id = $1 AND deleted_at IS NULL AND (state <> 'closed' OR $2 = 1)
                  AND (\(UnitNode.order), unit.id) > ($3, $4)
                ORDER BY tree_key, unit.id LIMIT \(limit + 1)
                """, id, closed, key, cursor?.id ?? 0)
            let nodes = try rows.prefix(limit).map(UnitNode.init)
            let last = rows.count > limit ? rows[limit - 1] : nil
            return UnitBranch(
                nodes: nodes, next: try last.map { ListCursor(value: .text(try $0.text("tree_key")), id: try $0.int64("id")) })
        }
    }

    /// Hits with the units above each, so that one 第一小学 is told from another.
    package func search(_ typed: String, filter: Filter = Filter(), limit: Int = 50, for caller: Caller) async throws -> [UnitNode] {
        try caller.must(.seeUnits)
        let hits = try await find.units(typed, limit: 400, for: caller)
        return try await nodes(hits.map(\.id), filter: filter, limit: limit, for: caller)
    }

    /// Which units are meant: by kind, by level of division, by a yes/no fact of schools (ORG-02).
    package struct Filter: Sendable, Equatable {
        package var kinds: [Unit.Kind]
        package var level: DivisionCode.Level?
        package var fact: SchoolFact?

        package init(kinds: [Unit.Kind] = [], level: DivisionCode.Level? = nil, fact: SchoolFact? = nil) {
            self.kinds = kinds
            self.level = level
            self.fact = fact
        }
    }

    /// Everything of one sort below a unit: all town schools, all kindergartens with a bus.
    package func all(_ filter: Filter, below id: Unit.ID, limit: Int = 200, for caller: Caller) async throws -> [UnitNode] {
        try caller.must(.seeUnits)
        return try await database.read { db in
            let branch = Scope(branch: try UnitRow.one(id, in: caller.scope, db).unit.path)
            let rows = try db.rows(
                """
                SELECT \(UnitNode.columns) FROM unit LEFT JOIN school ON school.unit_id = unit.id
                WHERE unit.path >= $1 AND unit.path < $2 AND unit.deleted_at IS NULL AND unit.state <> 'closed'
                  AND \(filter.condition) ORDER BY unit.name_key, unit.id LIMIT \(min(max(limit, 1), 2_000))
                """, branch.lower, branch.upper)
            return try Self.withWays(try rows.map(UnitNode.init), for: caller, db)
        }
    }

    private func nodes(_ ids: [Unit.ID], filter: Filter, limit: Int, for caller: Caller) async throws -> [UnitNode] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { db in
            let places = ids.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            let rows = try db.rows(
                """
                SELECT \(UnitNode.columns) FROM unit LEFT JOIN school ON school.unit_id = unit.id
                WHERE unit.id IN (\(places)) AND \(filter.condition)
                """, arguments: ids.map(\.sqlValue))
            let found = try Dictionary(uniqueKeysWithValues: rows.map { row in
                let node = try UnitNode(row)
                return (node.id, node)
            })
            return try Self.withWays(ids.compactMap { found[$0] }.prefix(limit).map { $0 }, for: caller, db)
        }
    }

    static func withWays(_ nodes: [UnitNode], for caller: Caller, _ db: Transaction) throws -> [UnitNode] {
        let ways = try UnitNaming.ways(to: Set(nodes.map(\.path)), db)
        return nodes.map { node in
            var node = node
            node.way = ways[node.path, default: []].filter { caller.scope.contains($0.path) }.map(\.name)
            return node
        }
    }
}

extension UnitTree.Filter {
    /// Of our own words only; nothing a visitor typed is in it.
    var condition: String {
        var conditions = ["1 = 1"]
        if !kinds.isEmpty { conditions.append("unit.kind IN (\(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")))") }
        if let level { conditions.append("unit.kind = 'division' AND length(unit.code) = \(level.rawValue)") }
        if let fact, fact.shape == .yesNo { conditions.append("school.\(fact.rawValue) = 1") }
        return conditions.joined(separator: " AND ")
    }
}
