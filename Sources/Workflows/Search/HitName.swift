import Campus
import Store

/// The names of a candidate.
enum HitName {
    case unit(id: Int64, path: String, SearchIndex.UnitNames)
    case person(id: Int64, SearchIndex.PersonNames)

    var target: Int64 {
        switch self {
        case .unit(let id, _, _), .person(let id, _): id
        }
    }

    var name: String {
        switch self {
        case .unit(_, _, let names): names.name
        case .person(_, let names): names.name
        }
    }

    func forms(_ index: SearchIndex) -> NameForms {
        switch self {
        case .unit(_, _, let names): index.forms(of: names)
        case .person(_, let names): index.forms(of: names)
        }
    }

    func rank(for typed: String) -> HitRank {
        switch self {
        case .unit(_, _, let names):
            let spoken = [names.name] + names.shortNames
            return HitRank(
                isExact: spoken.contains(typed) || names.code == typed, isPrefix: spoken.contains { $0.hasPrefix(typed) },
                isHeld: names.name.contains(typed), isSecondSite: names.kind == .campus, length: names.name.count,
                name: names.name)
        case .person(_, let names):
            return HitRank(
                isExact: names.name == typed || names.staffNumber == typed, isPrefix: names.name.hasPrefix(typed),
                isHeld: names.name.contains(typed), isSecondSite: false, length: names.name.count, name: names.name)
        }
    }

    static func read(
        _ kind: SearchIndex.Kind, _ targets: [Int64], onlySchools: Bool, _ db: Transaction
    ) throws -> [HitName] {
        guard !targets.isEmpty else { return [] }
        let places = targets.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let arguments = targets.map { SQLValue.integer($0) }
        switch kind {
        case .unit:
            let others = Dictionary(
                grouping: try db.rows(
                    "SELECT unit_id, name, kind, until_on FROM unit_name WHERE unit_id IN (\(places))", arguments: arguments)
            ) { (try? $0.int64("unit_id")) ?? 0 }
            let rows = try db.rows(
                """
                SELECT id, name, short_name, code, kind, path FROM unit
                WHERE id IN (\(places)) AND deleted_at IS NULL AND state <> 'closed'
                  \(onlySchools ? "AND kind = 'school'" : "")
                """, arguments: arguments)
            return try rows.map { row in
                let id = try row.int64("id")
                let names = try others[id, default: []].map(UnitNameRow.init)
                return .unit(id: id, path: try row.text("path"), try SearchIndex.UnitNames(row, names: names))
            }
        case .person:
            let rows = try db.rows(
                """
                SELECT id, name, phone_tail, staff_no FROM person
                WHERE id IN (\(places)) AND deleted_at IS NULL AND left_on IS NULL
                """, arguments: arguments)
            return try rows.map { row in
                .person(
                    id: try row.int64("id"),
                    SearchIndex.PersonNames(
                        name: try row.text("name"), phoneTail: try row.text("phone_tail"),
                        staffNumber: try row.maybe("staff_no", row.text)))
            }
        }
    }
}

/// Best first: the very name; its beginning, a part of it, each with short names before long. A second site carries
/// the name of its school and stands behind it.
struct HitRank: Comparable {
    private let order: [Int]
    private let name: String

    init(isExact: Bool, isPrefix: Bool, isHeld: Bool, isSecondSite: Bool, length: Int, name: String) {
        order = [isExact ? 0 : 1, isSecondSite ? 1 : 0, isPrefix ? 0 : isHeld ? 1 : 2, length]
        self.name = name
    }

    static func < (one: HitRank, other: HitRank) -> Bool {
        one.order == other.order ? one.name < other.name : one.order.lexicographicallyPrecedes(other.order)
    }
}

/// What stands under the name of each hit.
enum FoundDetails {
    static func of(_ hits: [Hit], for caller: Caller, _ db: Transaction) throws -> [Found] {
        let paths = hits.compactMap { hit in if case .unit(_, let path, _) = hit.name { path } else { nil } }
        let ways = try UnitNaming.ways(to: Set(paths), db)
        let posts = try posts(of: hits.filter { $0.kind == .person }.map(\.target), in: caller.scope, db)
        return hits.map { hit in
            switch hit.name {
            case .unit(let id, let path, let names):
                let way = ways[path, default: []].filter { caller.scope.contains($0.path) }.map(\.name)
                return Found(subject: .unit(Unit.ID(id), names.kind), name: names.name, detail: way.joined(separator: " › "))
            case .person(let id, let names):
                return Found(subject: .person(Person.ID(id)), name: names.name, detail: posts[id, default: []].joined(separator: "、"))
            }
        }
    }

    private static func posts(of people: [Int64], in scope: Scope, _ db: Transaction) throws -> [Int64: [String]] {
        guard !people.isEmpty else { return [:] }
        let places = people.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        let rows = try db.rows(
            """
            SELECT DISTINCT post.person_id, unit.name, post.title, post.starts_on FROM post
            JOIN unit ON unit.id = post.unit_id
            WHERE post.path >= $1 AND post.path < $2 AND post.deleted_at IS NULL AND post.person_id IN (\(places))
            ORDER BY post.starts_on
            """, arguments: [.text(scope.lower), .text(scope.upper)] + people.map { .integer($0) })
        return try Dictionary(grouping: rows) { try $0.int64("person_id") }
            .mapValues { try $0.map { try $0.text("name") + $0.text("title") } }
    }
}
