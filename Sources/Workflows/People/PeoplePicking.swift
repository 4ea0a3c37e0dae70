package import Campus
import Store

/// Something a picker found or somebody typed by name.
package struct Picked: Sendable, Equatable {
    package let id: Int64
    package let name: String
    /// Where it is: the unit of a person, the division of a unit.
    package let place: String
}

extension PeopleWork {
    /// People in the caller's branch by name, pinyin, staff number or phone tail; at most twenty.
    package func find(_ typed: String, for caller: Caller) async throws -> [Picked] {
        try caller.must(.seePeople)
        guard let query = NameQuery(typed) else { return [] }
        return try await database.read { db in
            var arguments: [SQLValue] = [.text(caller.scope.lower), .text(caller.scope.upper)]
            let ranges = query.lookups.map { range in
                arguments += [.text(range.lower), .text(range.upper)]
                return "(key >= $\(arguments.count - 1) AND key < $\(arguments.count))"
            }
            return try db.rows(
                """
                SELECT person.id, person.name, unit.name AS place
                FROM person JOIN post ON post.id = (SELECT min(own.id) FROM post AS own WHERE own.person_id = person.id
                                                    AND own.deleted_at IS NULL AND own.path >= $1 AND own.path < $2)
                     JOIN unit ON unit.id = post.unit_id
                WHERE person.deleted_at IS NULL AND person.id IN (SELECT target_id FROM search_key
                    WHERE (\(ranges.joined(separator: " OR "))) AND kind = 'person' AND path >= $1 AND path < $2)
                ORDER BY person.name_key, person.id LIMIT 20
                """, arguments: arguments
            ).map(Self.picked)
        }
    }

    /// A person by number, staff number or whole name; `nil` unless exactly one is meant.
    package func person(picked typed: String, for caller: Caller) async throws -> Picked? {
        let text = typed.trimmedWhitespace
        guard !text.isEmpty else { return nil }
        return try await database.read { db in
            try Self.one(
                db.rows(
                    """
                    SELECT DISTINCT person.id, person.name, '' AS place FROM person JOIN post ON post.person_id = person.id
                    WHERE (person.id = $1 OR person.staff_no = $2 OR person.name = $2) AND person.deleted_at IS NULL
                      AND post.deleted_at IS NULL AND post.path >= $3 AND post.path < $4 LIMIT 2
                    """, Int64(text) ?? 0, text, caller.scope.lower, caller.scope.upper))
        }
    }

    /// A unit by number, code, name or short name; `nil` unless exactly one is meant.
    package func unit(picked typed: String, for caller: Caller) async throws -> Picked? {
        let text = typed.trimmedWhitespace
        guard !text.isEmpty else { return nil }
        return try await database.read { db in
            let named = try db.rows(
                """
                SELECT id, name, '' AS place FROM unit WHERE (code = $1 OR name = $1 OR short_name = $1)
                  AND path >= $2 AND path < $3 AND state <> 'closed' AND deleted_at IS NULL LIMIT 2
                """, text, caller.scope.lower, caller.scope.upper)
            if !named.isEmpty { return try Self.one(named) }
            guard let id = Unit.ID(text), let place = try PostPlace.find(id, in: caller.scope, db) else { return nil }
            return Picked(id: place.id.rawValue, name: place.name, place: "")
        }
    }

    /// A unit that a picker put there by its number.
    package func unit(numbered id: Unit.ID, for caller: Caller) async throws -> Picked? {
        try await database.read { db in
            try PostPlace.find(id, in: caller.scope, db).map { Picked(id: $0.id.rawValue, name: $0.name, place: "") }
        }
    }

    private static func one(_ rows: [Row]) throws -> Picked? { rows.count == 1 ? try picked(rows[0]) : nil }

    private static func picked(_ row: Row) throws -> Picked {
        try Picked(id: row.int64("id"), name: row.text("name"), place: row.text("place"))
    }
}
