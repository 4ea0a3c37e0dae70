import Campus
import Store

/// Writes units for an import, and takes them back.
enum ImportedUnit {
    static func add(
        _ entry: UnitEntry, below place: ImportPlace, row: Int, _ bench: ImportBench, _ db: Transaction
    ) throws -> ImportTrace {
        let parent = try UnitRow.one(place.id, in: bench.caller.scope, db).unit
        let birth = UnitBirth(index: bench.index, by: bench.caller.name, now: bench.now, db: db)
        let id = try birth.add(entry, below: parent, opens: bench.today, state: .open)
        let unit = try UnitRow.one(id, in: .everything, db).unit
        let made = ImportBefore.Touched(
            table: "unit", key: "id", id: id.rawValue, version: unit.version, values: [:], isAdded: true)
        return ImportTrace(
            number: row, target: id.rawValue, before: ImportBefore(isNew: true, touched: [made]), title: entry.name,
            path: unit.path,
            changes: [.init("name", old: "", new: entry.name), .init("parent", old: "", new: place.name)])
    }

    static func changes(
        _ old: UnitRow, _ entry: UnitEntry, _ bench: ImportBench, _ db: Transaction
    ) throws -> [AuditEntry.Change] {
        let names = try UnitNameRow.all(of: old.unit.id, db)
        return UnitDifference.between(names, old, entry).filter { change in
            // Further short names of a unit that is there already are edited at the unit.
            change.field != "otherNames" && bench.mayUpdate(change.field)
        }
    }

    static func change(
        _ old: UnitRow, _ entry: UnitEntry, row: Int, _ bench: ImportBench, _ db: Transaction
    ) throws -> ImportTrace? {
        let id = old.unit.id
        let changes = try changes(old, entry, bench, db)
        guard !changes.isEmpty else { return nil }
        try UnitPlace.checkCode(entry.code, for: id, db)
        let columns = [
            "name": "name", "shortName": "short_name", "code": "code", "creditCode": "credit_code", "domain": "domain",
            "phone": "phone",
        ]
        var values: [String: SQLValue] = [:]
        var settings: [String] = []
        var arguments: [SQLValue] = [id.sqlValue, .text(bench.caller.name), bench.now.sqlValue]
        for change in changes {
            guard let column = columns[change.field] else { continue }
            let isOptional = ["code", "credit_code", "domain"].contains(column)
            values[column] = isOptional && change.old.isEmpty ? .null : .text(change.old)
            arguments.append(isOptional && change.new.isEmpty ? .null : .text(change.new))
            settings.append("\(column) = $\(arguments.count), ")
        }
        if values["name"] != nil {
            values["name_key"] = .text(bench.index.nameKey(ofUnit: old.unit.name))
            arguments.append(.text(bench.index.nameKey(ofUnit: entry.name)))
            settings.append("name_key = $\(arguments.count), ")
        }
        try db.run(
            "UPDATE unit SET \(settings.joined())version = version + 1, changed_by = $2, changed_at = $3 WHERE id = $1",
            arguments: arguments)
        try refresh(id.rawValue, bench, db)
        let touched = ImportBefore.Touched(
            table: "unit", key: "id", id: id.rawValue, version: old.unit.version + 1, values: values, isAdded: false)
        return ImportTrace(
            number: row, target: id.rawValue, before: ImportBefore(touched: [touched]), title: entry.name,
            path: old.unit.path, changes: changes)
    }

    /// What follows from a unit's name: the list of schools, the present period, the search keys.
    static func refresh(_ target: Int64, _ bench: ImportBench, _ db: Transaction) throws {
        guard let row = try UnitRow.any(Unit.ID(target), db) else { return }
        try db.run("UPDATE school SET name_key = $2 WHERE unit_id = $1", target, bench.index.nameKey(ofUnit: row.unit.name))
        try UnitPeriods.correct(row.unit, db)
        try bench.index.rewrite(unit: row.unit.id, db)
    }

    static func remove(_ target: Int64, _ db: Transaction) throws -> Bool {
        let hangs = try db.first(
            """
            SELECT (SELECT count(*) FROM unit WHERE parent_id = $1 OR successor_id = $1)
                 + (SELECT count(*) FROM post WHERE unit_id = $1)
                 + (SELECT count(*) FROM reorganisation WHERE unit_id = $1) AS n
            """, target)?.int("n") ?? 0
        guard hangs == 0 else { return false }
        for table in ["school_fact", "school", "unit_name", "unit_period"] {
            try db.run("DELETE FROM \(table) WHERE unit_id = $1", target)
        }
        try SearchIndex.forget(.unit, target, db)
        try db.run("DELETE FROM unit WHERE id = $1", target)
        return true
    }
}
