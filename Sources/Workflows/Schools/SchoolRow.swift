import Campus
import Store

/// A school with its facts as they stand.
struct SchoolRow {
    let unit: UnitRow
    let values: [SchoolFact: FactValue]
    let version: Int64
    let changedBy: String
    let changedAt: Instant

    /// - Throws: `NotFound` outside the scope and for what is no school.
    static func one(_ id: Unit.ID, in scope: Scope, _ db: Transaction) throws -> SchoolRow {
        let unit = try UnitRow.one(id, in: scope, db)
        let columns = SchoolFact.allCases.map(\.rawValue).joined(separator: ", ")
        guard let row = try db.first(
            "SELECT \(columns), version, changed_by, changed_at FROM school WHERE unit_id = $1", id)
        else { throw NotFound() }
        let values = SchoolFact.allCases.map { ($0, FactValue(stored: row[$0.rawValue], of: $0)) }
        return try SchoolRow(
            unit: unit, values: Dictionary(uniqueKeysWithValues: values), version: row.int64("version"),
            changedBy: row.text("changed_by"), changedAt: row.instant("changed_at"))
    }
}

/// Who said a fact last, and when.
struct FactConfirmation {
    let name: String
    let day: LocalDate
    let source: String

    static func latest(of id: Unit.ID, _ db: Transaction) throws -> [SchoolFact: FactConfirmation] {
        let rows = try db.rows(
            """
            SELECT fact, confirmed_by, confirmed_on, source FROM school_fact
            WHERE id IN (SELECT max(id) FROM school_fact WHERE unit_id = $1 GROUP BY fact)
            """, id)
        var latest: [SchoolFact: FactConfirmation] = [:]
        for row in rows {
            guard let fact = SchoolFact(rawValue: try row.text("fact")) else { continue }
            latest[fact] = try FactConfirmation(
                name: row.text("confirmed_by"), day: row.date("confirmed_on"), source: row.text("source"))
        }
        return latest
    }
}

/// Adds lines to `school_fact` and keeps the day on which everything was confirmed.
struct FactWriter {
    let unit: Unit.ID
    let by: String
    let account: Account.ID?
    let now: Instant
    let db: Transaction

    func add(_ fact: SchoolFact, _ value: FactValue, previous: FactValue, source: String) throws {
        try db.run(
            """
            INSERT INTO school_fact (unit_id, fact, value, previous, source, confirmed_by, account_id, confirmed_at, confirmed_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, unit, fact.rawValue, value.text, previous.text, source, by, account, now, now.localDate)
    }

    /// A school is confirmed since the oldest of its facts was; not at all while one never was.
    func stamp(_ values: [SchoolFact: FactValue]) throws {
        let latest = try FactConfirmation.latest(of: unit, db)
        let days = values.filter { $0.value.text != nil }.map { latest[$0.key]?.day }
        let day = days.contains { $0 == nil } ? nil : days.compactMap { $0 }.min()
        try db.run("UPDATE school SET confirmed_on = $2, confirmed_by = $3 WHERE unit_id = $1", unit, day, by)
    }
}
