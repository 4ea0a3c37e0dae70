package import Campus
package import Store

/// Units: adding one, correcting one, and taking back one that was entered by mistake.
///
/// What happens to a unit in the world, from a day on, is `ReorganisationWork`.
package struct UnitWork: Sendable {
    let database: Database
    let index: SearchIndex

    package init(database: Database, index: SearchIndex) {
        self.database = database
        self.index = index
    }

    /// A unit that opens later is planned until its day.
    package func add(_ form: UnitForm, below parent: Unit.ID, by caller: Caller) async throws -> Unit.ID {
        try caller.must(.editUnits)
        let entry = try form.parsed()
        let now = database.clock.now()
        let index = index
        let opens = form.opensOn ?? now.localDate
        return try await database.write { db in
            let place = try UnitRow.one(parent, in: caller.scope, db)
            try UnitPlace.check(entry.kind, under: place)
            try Self.checkDivision(entry, below: place.unit)
            try UnitPlace.checkCode(entry.code, for: nil, db)
            // Two of one name in one place are one entered twice.
            if try db.first(
                "SELECT 1 AS one FROM unit WHERE parent_id = $1 AND name = $2 AND state <> 'closed' AND deleted_at IS NULL",
                parent, entry.name) != nil
            {
                throw FormProblems(["name": "unit.name.taken"])
            }
            let state = opens > now.localDate ? Unit.State.planned : .open
            let birth = UnitBirth(index: index, by: caller.name, now: now, db: db)
            let id = try birth.add(entry, below: place.unit, opens: opens, state: state)
            let unit = try UnitRow.one(id, in: .everything, db).unit
            if state == .planned {
                _ = try ReorganisationRow.insert(
                    .open, of: unit, on: opens, reason: "", by: caller, applied: false, at: now, db)
            }
            db.audit(
                AuditEntry(
                    by: caller, "unit.added", "unit", id, title: entry.name, path: unit.path,
                    changes: [.init("name", old: "", new: entry.name), .init("parent", old: "", new: place.unit.name)]))
            try db.announce("unit", "\(id)", path: unit.path, at: now)
            return id
        }
    }

    /// A division's code begins with that of the one it lies in (GB/T 2260, GB/T 10114).
    private static func checkDivision(_ entry: UnitEntry, below parent: Unit) throws {
        guard entry.kind == .division, let code = entry.code, let above = parent.code else { return }
        guard code.hasPrefix(above), code != above else { throw FormProblems(["code": "division-code.elsewhere"]) }
    }

    /// Corrects what was typed wrongly. The present shape was never otherwise, so no former name is kept.
    package func edit(_ id: Unit.ID, _ form: UnitForm, version: Int64, by caller: Caller) async throws {
        try caller.must(.editUnits)
        let now = database.clock.now()
        let index = index
        try await database.write { db in
            let row = try UnitRow.one(id, in: caller.scope, db)
            var form = form
            form.kind = row.unit.kind.rawValue
            if row.unit.kind == .division { form.code = row.unit.code ?? "" }
            let entry = try form.parsed()
            try UnitPlace.checkCode(entry.code, for: id, db)
            let changes = UnitDifference.between(try UnitNameRow.all(of: id, db), row, entry)
            let key = index.nameKey(ofUnit: entry.name)
            let saved = try db.run(
                """
                UPDATE unit SET name = $3, short_name = $4, name_key = $5, code = $6, credit_code = $7, domain = $8,
                    phone = $9, version = version + 1, changed_by = $10, changed_at = $11
                WHERE id = $1 AND version = $2
                """, id, version, entry.name, entry.shortName, key, entry.code, entry.creditCode,
                entry.domain?.rawValue, entry.phone, caller.name, now)
            guard saved == 1 else {
                throw VersionConflict(
                    changedBy: row.changedBy, changedAt: row.changedAt, currentVersion: row.unit.version,
                    differences: changes.map { .init(field: $0.field, mine: $0.new, theirs: $0.old) })
            }
            try db.run("UPDATE school SET name_key = $2 WHERE unit_id = $1", id, key)
            try UnitNameRow.setShortNames(entry.otherNames, of: id, db)
            var corrected = row.unit
            corrected.name = entry.name
            try UnitPeriods.correct(corrected, db)
            try index.rewrite(unit: id, db)
            guard !changes.isEmpty else { return }
            db.audit(
                AuditEntry(
                    by: caller, "unit.edited", "unit", id, title: entry.name, path: row.unit.path, changes: changes))
            try db.announce("unit", "\(id)", path: row.unit.path, at: now)
        }
    }
}

/// What a correction changes, field by field.
enum UnitDifference {
    static func between(_ names: [UnitNameRow], _ row: UnitRow, _ entry: UnitEntry) -> [AuditEntry.Change] {
        let others = names.filter { $0.kind == .short }.map(\.name).sorted().joined(separator: "、")
        let pairs = [
            ("name", row.unit.name, entry.name),
            ("shortName", row.unit.shortName, entry.shortName),
            ("otherNames", others, entry.otherNames.sorted().joined(separator: "、")),
            ("code", row.unit.code ?? "", entry.code ?? ""),
            ("creditCode", row.creditCode ?? "", entry.creditCode ?? ""),
            ("domain", row.unit.domain?.rawValue ?? "", entry.domain?.rawValue ?? ""),
            ("phone", row.phone, entry.phone),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { AuditEntry.Change($0.0, old: $0.1, new: $0.2) }
    }
}
