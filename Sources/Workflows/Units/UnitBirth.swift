import Campus
import Store

/// Writes a new unit with everything that belongs to one: path, first shape, school row, search keys.
struct UnitBirth {
    let index: SearchIndex
    let by: String
    let now: Instant
    let db: Transaction

    func add(_ entry: UnitEntry, below parent: Unit, opens day: LocalDate, state: Unit.State) throws -> Unit.ID {
        guard let number = try db.reserveIdentities(of: "unit", count: 1).first else { throw NotFound() }
        let id = Unit.ID(number)
        let path = UnitPlace.path(of: id, entry.kind, code: entry.code, below: parent.path)
        let key = index.nameKey(ofUnit: entry.name)
        try db.run(
            """
            INSERT INTO unit (id, kind, parent_id, path, depth, code, credit_code, name, short_name, name_key, domain,
                state, opened_on, phone, changed_by, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """, id, entry.kind.rawValue, parent.id, path, path.split(separator: "/").count, entry.code,
            entry.creditCode, entry.name, entry.shortName, key, entry.domain?.rawValue, state.rawValue, day,
            entry.phone, by, now)
        let unit = Unit(
            id: id, kind: entry.kind, parent: parent.id, path: path, code: entry.code, name: entry.name,
            shortName: entry.shortName, state: state, domain: entry.domain)
        try UnitPeriods.begin(unit, from: min(day, now.localDate), db)
        if entry.kind == .school {
            try db.run(
                "INSERT INTO school (unit_id, path, name_key, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)", id,
                path, key, by, now)
        }
        try UnitNameRow.setShortNames(entry.otherNames, of: id, db)
        try index.rewrite(unit: id, db)
        return id
    }
}
