import Campus
import Store

/// The facts of a merger: numbers added up, and every yes of a member counts.
struct SchoolFactsSum {
    let unit: Unit.ID
    let members: [Unit.ID]
    let by: String
    let account: Account.ID
    let now: Instant

    func write(_ db: Transaction) throws {
        let school = try SchoolRow.one(unit, in: .everything, db)
        let others = try members.map { try SchoolRow.one($0, in: .everything, db) }
        let writer = FactWriter(unit: unit, by: by, account: account, now: now, db: db)
        var values = school.values
        for fact in SchoolFact.allCases {
            let all = [school.values[fact]?.sql] + others.map { $0.values[fact]?.sql }
            guard let sum = Self.sum(fact, all.compactMap { $0 }), sum != school.values[fact] else { continue }
            try db.run("UPDATE school SET \(fact.rawValue) = $2 WHERE unit_id = $1", unit, sum.sql)
            try writer.add(fact, sum, previous: school.values[fact] ?? .unknown, source: "typed")
            values[fact] = sum
        }
        try db.run("UPDATE school SET version = version + 1, changed_by = $2, changed_at = $3 WHERE unit_id = $1", unit, by, now)
        try writer.stamp(values)
    }

    /// - Returns: `nil` for facts that cannot be added: kind, address, position.
    private static func sum(_ fact: SchoolFact, _ values: [SQLValue]) -> FactValue? {
        let numbers = values.compactMap { value -> Int64? in if case .integer(let number) = value { number } else { nil } }
        guard !numbers.isEmpty else { return nil }
        switch fact.shape {
        case .count: return FactValue(stored: .integer(numbers.reduce(0, +)), of: fact)
        case .yesNo: return FactValue(stored: .integer(numbers.max() ?? 0), of: fact)
        case .choice, .degrees, .text: return nil
        }
    }
}
