import Campus
import FoundationEssentials
import Store

/// row ↔ `Reorganisation`
enum ReorganisationRow {
    private static let select = """
        SELECT reorganisation.id, reorganisation.unit_id, unit.name AS unit_name, reorganisation.content,
               reorganisation.effective_on, reorganisation.state, reorganisation.reason, reorganisation.decided_by,
               reorganisation.decided_at, reorganisation.applied_at, reorganisation.failure, reorganisation.account_id
        FROM reorganisation JOIN unit ON unit.id = reorganisation.unit_id
        """

    static func insert(
        _ change: Reorganisation.Change, of unit: Unit, on day: LocalDate, reason: String, by caller: Caller,
        applied: Bool, at now: Instant, _ db: Transaction
    ) throws -> Reorganisation.ID {
        let id = try db.insert(
            """
            INSERT INTO reorganisation (kind, unit_id, path, effective_on, state, content, reason, decided_by,
                account_id, decided_at, applied_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
            """, change.kind, unit.id, unit.path, day, applied ? "applied" : "planned", try text(of: change), reason,
            caller.name, caller.account, now, applied ? now : nil)
        return .init(id)
    }

    static func one(_ id: Reorganisation.ID, in scope: Scope, _ db: Transaction) throws -> Reorganisation {
        guard let row = try db.first(
            "\(select) WHERE reorganisation.id = $1 AND reorganisation.path >= $2 AND reorganisation.path < $3",
            id, scope.lower, scope.upper)
        else { throw NotFound() }
        return try value(row, db)
    }

    /// Of a unit or speaking of it, newest day first.
    ///
    /// A merger is written at the one that goes on: it is found by the successor, and while planned among the few planned.
    static func all(of unit: Unit.ID, successor: Unit.ID?, _ db: Transaction) throws -> [Reorganisation] {
        let rows = try db.rows(
            """
            \(select) WHERE reorganisation.unit_id = $1 OR reorganisation.unit_id = $2
               OR (reorganisation.kind = 'merge' AND reorganisation.state = 'planned')
            ORDER BY reorganisation.effective_on DESC, reorganisation.id DESC
            """, unit, successor ?? unit)
        return try rows.map { try value($0, db) }.filter { $0.unit == unit || $0.change.others.contains(unit) }
    }

    static func planned(in scope: Scope, _ db: Transaction) throws -> [Reorganisation] {
        try db.rows(
            """
            \(select) WHERE reorganisation.state = 'planned' AND reorganisation.path >= $1 AND reorganisation.path < $2
            ORDER BY reorganisation.effective_on, reorganisation.id LIMIT 200
            """, scope.lower, scope.upper
        ).map { try value($0, db) }
    }

    static func due(on day: LocalDate, _ db: Transaction) throws -> [(Reorganisation, Account.ID)] {
        try db.rows(
            """
            \(select) WHERE reorganisation.state = 'planned' AND reorganisation.effective_on <= $1
            ORDER BY reorganisation.effective_on, reorganisation.id
            """, day
        ).map { (try value($0, db), try $0.id("account_id")) }
    }

    private static func value(_ row: Row, _ db: Transaction) throws -> Reorganisation {
        let change = try JSONDecoder().decode(Reorganisation.Change.self, from: Data(row.text("content").utf8))
        return try Reorganisation(
            id: row.id("id"), unit: row.id("unit_id"), unitName: row.text("unit_name"), change: change,
            day: row.date("effective_on"), state: .init(rawValue: row.text("state")) ?? .planned,
            reason: row.text("reason"), decidedBy: row.text("decided_by"), decidedAt: row.instant("decided_at"),
            appliedAt: row.maybe("applied_at", row.instant), failure: row.text("failure"),
            names: UnitNaming.names(of: change.others, db))
    }

    private static func text(of change: Reorganisation.Change) throws -> String {
        String(decoding: try JSONEncoder().encode(change), as: UTF8.self)
    }
}

/// Names of a few units by their numbers.
enum UnitNaming {
    static func names(of ids: [Unit.ID], _ db: Transaction) throws -> [Unit.ID: String] {
        guard !ids.isEmpty else { return [:] }
        let places = ids.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let rows = try db.rows("SELECT id, name FROM unit WHERE id IN (\(places))", arguments: ids.map(\.sqlValue))
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.id("id"), try $0.text("name")) })
    }

    /// The units on the way to each path, nearest the root first, without the path itself.
    static func ways(to paths: some Sequence<String>, _ db: Transaction) throws -> [String: [(id: Unit.ID, name: String, path: String)]] {
        let ancestors = Dictionary(paths.map { ($0, Self.ancestors(of: $0)) }) { one, _ in one }
        let all = Array(Set(ancestors.values.joined())).sorted()
        var known: [String: (id: Unit.ID, name: String)] = [:]
        for start in stride(from: 0, to: all.count, by: 400) {
            let some = all[start..<min(start + 400, all.count)]
            let places = some.indices.map { "$\($0 - start + 1)" }.joined(separator: ", ")
            for row in try db.rows("SELECT id, name, path FROM unit WHERE path IN (\(places))", arguments: some.map { .text($0) }) {
                known[try row.text("path")] = (try row.id("id"), try row.text("name"))
            }
        }
        return ancestors.mapValues { way in way.compactMap { path in known[path].map { ($0.id, $0.name, path) } } }
    }

    static func ancestors(of path: String) -> [String] {
        var way: [String] = []
        var begun = ""
        for segment in path.split(separator: "/").dropLast() {
            begun += segment + "/"
            way.append(begun)
        }
        return way
    }
}
