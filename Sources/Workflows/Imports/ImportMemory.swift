import Campus
import Store
import Synchronization

/// What one run of an import remembers between its batches: units it has looked up, keys it has met.
package final class ImportMemory: Sendable {
    private struct Held {
        var units: [String: [ImportPlace]] = [:]
        var keys: [Int: Int] = [:]
        var coming: Set<String> = []
    }

    /// A file of units may name any number; then the oldest answers are asked again.
    private static let mostUnits = 50_000

    private let held = Mutex(Held())

    package init() {}

    /// The row that had the same key before; `nil` for the first one. Asking again for a row changes nothing.
    func earlier(_ key: String, row: Int) -> Int? {
        held.withLock { held in
            var hasher = Hasher()
            hasher.combine(key)
            let hash = hasher.finalize()
            if let first = held.keys[hash] { return first == row ? nil : min(first, row) }
            held.keys[hash] = row
            return nil
        }
    }

    /// Units that earlier rows of the file will make.
    func announce(_ names: [String]) { held.withLock { $0.coming.formUnion(names) } }

    func isComing(_ name: String) -> Bool { held.withLock { $0.coming.contains(name) } }

    /// Forgets answers, after units were made.
    func forgetUnits() { held.withLock { $0.units = [:] } }

    /// Units by code, name, short name or former name, letter by letter.
    func units(_ texts: Set<String>, in scope: Scope, _ db: Transaction) throws -> [String: [ImportPlace]] {
        var known = held.withLock { held in
            if held.units.count > Self.mostUnits { held.units = [:] }
            return held.units.filter { texts.contains($0.key) }
        }
        let open = texts.subtracting(known.keys).subtracting([""])
        guard !open.isEmpty else { return known }
        let found = try ImportPlace.find(Array(open), in: scope, db)
        let answers = Dictionary(uniqueKeysWithValues: open.map { ($0, found[$0] ?? []) })
        held.withLock { $0.units.merge(answers) { _, new in new } }
        known.merge(answers) { _, new in new }
        return known
    }
}

/// A unit that a row names.
struct ImportPlace: Sendable, Equatable {
    let id: Unit.ID
    let name: String
    let kind: Unit.Kind
    let path: String
    let code: String?
    let parent: Unit.ID?

    var post: PostPlace { PostPlace(id: id, name: name, kind: kind, path: path) }

    static func find(_ texts: [String], in scope: Scope, _ db: Transaction) throws -> [String: [ImportPlace]] {
        let places = texts.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        let rows = try db.rows(
            """
            SELECT said.said, unit.id, unit.name, unit.kind, unit.path, unit.code, unit.parent_id FROM (
                SELECT id, code AS said FROM unit WHERE path >= $1 AND path < $2 AND code IN (\(places))
                UNION SELECT id, name FROM unit WHERE path >= $1 AND path < $2 AND name IN (\(places))
                UNION SELECT id, short_name FROM unit WHERE path >= $1 AND path < $2 AND short_name IN (\(places))
                UNION SELECT unit_id, name FROM unit_name WHERE name IN (\(places))
            ) AS said JOIN unit ON unit.id = said.id
            WHERE unit.path >= $1 AND unit.path < $2 AND unit.deleted_at IS NULL AND unit.state <> 'closed'
            ORDER BY unit.id
            """, arguments: [.text(scope.lower), .text(scope.upper)] + texts.map { .text($0) })
        var found: [String: [ImportPlace]] = [:]
        for row in rows {
            guard let kind = Unit.Kind(rawValue: try row.text("kind")) else { continue }
            found[try row.text("said"), default: []].append(
                try ImportPlace(
                    id: row.id("id"), name: row.text("name"), kind: kind, path: row.text("path"),
                    code: row.maybe("code", row.text), parent: row.optionalID("parent_id")))
        }
        return found
    }
}

/// How a row's code and name lead to one unit.
enum PlaceAnswer: Equatable {
    case one(ImportPlace)
    case fault(ImportFault)
    case none

    init(
        code: (field: String, text: String), name: (field: String, text: String), _ found: [String: [ImportPlace]],
        where fits: (ImportPlace) -> Bool = { _ in true }
    ) {
        for (field, text) in [code, name] where !text.isEmpty {
            let hits = found[text, default: []].filter(fits)
            switch hits.count {
            case 0: self = .fault(ImportFault(field, "import.fault.unit-unknown"))
            case 1:
                // A code that belongs to a unit of another name was copied into the wrong line.
                if field == code.field, !name.text.isEmpty, !found[name.text, default: []].contains(hits[0]) {
                    self = .fault(ImportFault(field, "import.fault.code-name-differ", suggestion: hits[0].name))
                } else {
                    self = .one(hits[0])
                }
            default:
                let codes = hits.compactMap(\.code).prefix(3).joined(separator: "、")
                self = .fault(ImportFault(field, "import.fault.unit-several", suggestion: codes))
            }
            return
        }
        self = .none
    }
}
