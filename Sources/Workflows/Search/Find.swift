package import Campus
package import Store

/// Something found by its name: a school, another unit, a person.
package struct Found: Sendable, Equatable {
    package enum Subject: Sendable, Equatable {
        case unit(Unit.ID, Unit.Kind)
        case person(Person.ID)
    }
    package let subject: Subject
    package let name: String
    /// What tells it from others of the same name: the units above, or the posts.
    package var detail: String
}

/// Looks for schools, units and people by whatever people type: characters, pinyin, initials, codes (G-47, G-51).
///
/// Candidates come from a bounded index range and are verified in the order of their rank, so a broad search costs
/// no more than a narrow one.
package struct Find: Sendable {
    package static let most = 20
    /// Keys read for each range of a search.
    private static let mostKeys = 400

    let database: Database
    let index: SearchIndex

    package init(database: Database, index: SearchIndex) {
        self.database = database
        self.index = index
    }

    /// Everything the caller may see that answers to what was typed, best first.
    package func everything(_ typed: String, for caller: Caller) async throws -> [Found] {
        guard let query = NameQuery(typed) else { return [] }
        let seesUnits = caller.may(.seeUnits) || caller.may(.seeSchools)
        let kinds: [SearchIndex.Kind] = (seesUnits ? [.unit] : []) + (caller.may(.seePeople) ? [.person] : [])
        guard !kinds.isEmpty else { return [] }
        return try await database.read { db in
            var hits: [Hit] = []
            for kind in kinds { hits += try self.hits(query, typed, kind, caller, limit: Self.most, db) }
            let best = hits.sorted { $0.rank < $1.rank }.prefix(Self.most)
            return try FoundDetails.of(Array(best), for: caller, db)
        }
    }

    struct UnitHit { let id: Unit.ID }

    /// Units only, for pickers and the tree.
    func units(_ typed: String, limit: Int, for caller: Caller) async throws -> [UnitHit] {
        guard let query = NameQuery(typed) else { return [] }
        return try await database.read { db in
            try hits(query, typed, .unit, caller, limit: limit, db).map { UnitHit(id: Unit.ID($0.target)) }
        }
    }

    /// People only, for pickers.
    package func people(_ typed: String, for caller: Caller) async throws -> [Found] {
        try caller.must(.seePeople)
        guard let query = NameQuery(typed) else { return [] }
        return try await database.read { db in
            try FoundDetails.of(hits(query, typed, .person, caller, limit: Self.most, db), for: caller, db)
        }
    }

    // MARK: candidates

    private func hits(
        _ query: NameQuery, _ typed: String, _ kind: SearchIndex.Kind, _ caller: Caller, limit: Int, _ db: Transaction
    ) throws -> [Hit] {
        let targets = try candidates(query, kind, caller.scope, db)
        let named = try HitName.read(kind, targets, onlySchools: !caller.may(.seeUnits), db)
        let asked = typed.squeezed
        let ranked = named.map { ($0, $0.rank(for: asked)) }.sorted { $0.1 < $1.1 }
        var hits: [Hit] = []
        for (name, rank) in ranked where query.matches(name.forms(index)) {
            hits.append(Hit(kind: kind, target: name.target, name: name, rank: rank))
            if hits.count == limit { break }
        }
        return hits
    }

    private func candidates(
        _ query: NameQuery, _ kind: SearchIndex.Kind, _ scope: Scope, _ db: Transaction
    ) throws -> [Int64] {
        var seen: Set<Int64> = []
        var targets: [Int64] = []
        for range in query.lookups {
            let rows = try db.rows(
                """
                SELECT target_id FROM search_key
                WHERE key >= $1 AND key < $2 AND kind = $3 AND path >= $4 AND path < $5
                ORDER BY key LIMIT \(Self.mostKeys)
                """, range.lower, range.upper, kind.rawValue, scope.lower, scope.upper)
            for row in rows {
                let target = try row.int64("target_id")
                if seen.insert(target).inserted { targets.append(target) }
            }
            if targets.count >= Self.mostKeys { break }
        }
        return Array(targets.prefix(Self.mostKeys))
    }
}

/// A candidate that answers to what was typed.
struct Hit {
    let kind: SearchIndex.Kind
    let target: Int64
    let name: HitName
    let rank: HitRank
}
