import Campus
import Store

/// A row of schools, read.
struct SchoolDraft: Sendable {
    let row: ImportEntry
    private(set) var faults: [ImportFault] = []
    private(set) var school: ImportPlace?
    private(set) var parent: ImportPlace?
    private var facts: [SchoolFact: String] = [:]

    init(_ row: ImportEntry, _ found: [String: [ImportPlace]], _ bench: ImportBench) {
        self.row = row
        faults = row.lost.sorted().map { ImportFault($0, "import.fault.digits-lost") }
        for fact in SchoolFact.allCases where !row[fact.rawValue].isEmpty { read(fact, bench) }
        switch PlaceAnswer(code: ("parentCode", row["parentCode"]), name: ("parent", row["parent"]), found) {
        case .one(let place): parent = place
        case .none: break
        case .fault(let fault): faults.append(fault)
        }
        let code = found[row["code"], default: []]
        let hasCode = !row["code"].isEmpty && !code.isEmpty
        let answer = PlaceAnswer(
            code: ("code", hasCode ? row["code"] : ""), name: ("name", row["name"]), found,
            where: { place in
                place.kind == .school && (hasCode || row["code"].isEmpty || place.code == nil)
                    && (hasCode || parent == nil || place.parent == parent?.id || parent.map { place.path.hasPrefix($0.path) } == true)
            })
        switch answer {
        case .one(let place): school = place
        case .fault(let fault) where fault.reason != "import.fault.unit-unknown": faults.append(fault)
        case .fault, .none: break
        }
        if row["name"].isEmpty, school == nil { faults.append(ImportFault("name", "problem.missing")) }
    }

    private mutating func read(_ fact: SchoolFact, _ bench: ImportBench) {
        let text = row[fact.rawValue]
        guard case .choice(let choices) = ImportField(fact).shape else {
            facts[fact] = text
            return
        }
        if let value = bench.vocabulary.value(of: text, among: choices) {
            facts[fact] = value
        } else {
            let nearest = choices.flatMap { bench.vocabulary.texts($0.words).prefix(1) }
                .max { text.likeness(to: $0) < text.likeness(to: $1) } ?? ""
            faults.append(ImportFault(fact.rawValue, "problem.choice", suggestion: nearest))
        }
    }

    // MARK: judging

    /// Facts and particulars of the schools a batch names, with one statement.
    struct Present: Sendable {
        let values: [SchoolFact: FactValue]
        let creditCode: String
        let phone: String
    }

    static func present(_ schools: [ImportPlace], _ db: Transaction) throws -> [Int64: Present] {
        guard !schools.isEmpty else { return [:] }
        let places = schools.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let columns = SchoolFact.allCases.map { "school.\($0.rawValue)" }.joined(separator: ", ")
        var present: [Int64: Present] = [:]
        for row in try db.rows(
            """
            SELECT school.unit_id, \(columns), unit.credit_code, unit.phone FROM school JOIN unit ON unit.id = school.unit_id
            WHERE school.unit_id IN (\(places))
            """, arguments: schools.map { $0.id.sqlValue })
        {
            let values = SchoolFact.allCases.map { ($0, FactValue(stored: row[$0.rawValue], of: $0)) }
            present[try row.int64("unit_id")] = try Present(
                values: Dictionary(uniqueKeysWithValues: values), creditCode: row.maybe("credit_code", row.text) ?? "",
                phone: row.text("phone"))
        }
        return present
    }

    func verdict(_ present: [Int64: Present], _ bench: ImportBench) -> ImportVerdict {
        let now = school.flatMap { present[$0.id.rawValue] }
        var faults = faults
        var values: [SchoolFact: FactValue] = [:]
        do { values = try SchoolFactsForm(facts).parsed(beside: now?.values ?? [:]) } catch {
            faults += error.fields.sorted { $0.key < $1.key }.map { ImportFault($0.key, "problem.\($0.value)") }
        }
        let form = UnitForm(
            kind: Unit.Kind.school.rawValue, name: row["name"].isEmpty ? school?.name ?? "" : row["name"], code: row["code"],
            creditCode: row["creditCode"], phone: row["phone"])
        do { _ = try form.parsed() } catch {
            faults += error.fields.sorted { $0.key < $1.key }.map { ImportFault($0.key, "problem.\($0.value)") }
        }
        if school == nil { faults += birthFaults(bench) }
        guard faults.isEmpty else { return .faulty(faults, target: school?.id.rawValue) }
        let key = school.map { "u:\($0.id)" } ?? (row["code"].isEmpty ? "n:\(row["name"])/\(parent?.id.rawValue ?? 0)" : "c:\(row["code"])")
        if let first = bench.memory.earlier(key, row: row.number) {
            return .faulty([ImportFault("name", "import.fault.twice", suggestion: "\(first)")])
        }
        var plan = SchoolPlan(row: row.number, school: school, parent: parent, form: form, present: now)
        plan.facts = values.filter { fact, value in
            value.text != nil && value != now?.values[fact] && (school == nil || bench.mayUpdate(fact.rawValue))
        }
        if school == nil { return ImportVerdict(state: .new, plan: plan) }
        return ImportVerdict(state: plan.changesNothing(bench) ? .unchanged : .changed, target: school?.id.rawValue, plan: plan)
    }

    private func birthFaults(_ bench: ImportBench) -> [ImportFault] {
        guard bench.caller.may(.editUnits) else { return [ImportFault("name", "import.fault.school-unknown")] }
        guard let parent else {
            return faults.contains { $0.field.hasPrefix("parent") } ? [] : [ImportFault("parent", "import.fault.school-needs-place")]
        }
        return UnitPlace.allows(.school, under: parent.kind)
            ? [] : [ImportFault("parent", "import.fault.wrong-parent", suggestion: parent.name)]
    }
}

/// What a row adds or changes.
struct SchoolPlan: Sendable {
    let row: Int
    let school: ImportPlace?
    let parent: ImportPlace?
    let form: UnitForm
    let present: SchoolDraft.Present?
    var facts: [SchoolFact: FactValue] = [:]

    /// New credit code and phone, where the row has any.
    private func particulars(_ bench: ImportBench) -> [(field: String, column: String, old: String, new: String)] {
        guard let present, bench.caller.may(.editUnits), let entry = try? form.parsed() else { return [] }
        return [
            ("creditCode", "credit_code", present.creditCode, entry.creditCode ?? ""),
            ("phone", "phone", present.phone, entry.phone),
        ].filter { !$0.3.isEmpty && $0.2 != $0.3 && bench.mayUpdate($0.0) }
    }

    func changesNothing(_ bench: ImportBench) -> Bool { facts.isEmpty && particulars(bench).isEmpty }

    func write(_ bench: ImportBench, _ db: Transaction) throws -> ImportTrace? {
        if let school { return try change(school, bench, db) }
        guard let parent else { return nil }
        let trace = try ImportedUnit.add(form.parsed(), below: parent, row: row, bench, db)
        try writeFacts(of: Unit.ID(trace.target), [:], bench, db)
        return trace
    }

    private func change(_ school: ImportPlace, _ bench: ImportBench, _ db: Transaction) throws -> ImportTrace? {
        let old = try SchoolRow.one(school.id, in: bench.caller.scope, db)
        var touched: [ImportBefore.Touched] = []
        var changes: [AuditEntry.Change] = []
        let unit = particulars(bench)
        if !unit.isEmpty {
            for item in unit { try db.run("UPDATE unit SET \(item.column) = $2 WHERE id = $1", school.id, item.new) }
            try db.run(
                "UPDATE unit SET version = version + 1, changed_by = $2, changed_at = $3 WHERE id = $1", school.id,
                bench.caller.name, bench.now)
            let values = unit.map { ($0.column, $0.old.isEmpty && $0.column == "credit_code" ? SQLValue.null : .text($0.old)) }
            touched.append(.init(table: "unit", key: "id", id: school.id.rawValue, version: old.unit.unit.version + 1, values: Dictionary(uniqueKeysWithValues: values), isAdded: false))
            changes += unit.map { .init($0.field, old: $0.old, new: $0.new) }
        }
        if !facts.isEmpty {
            try writeFacts(of: school.id, old.values, bench, db)
            let values = facts.keys.map { ($0.rawValue, old.values[$0]?.sql ?? .null) }
            touched.append(.init(table: "school", key: "unit_id", id: school.id.rawValue, version: old.version + 1, values: Dictionary(uniqueKeysWithValues: values), isAdded: false))
            changes += facts.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { .init($0.key.rawValue, old: old.values[$0.key]?.text ?? "", new: $0.value.text ?? "") }
        }
        guard !touched.isEmpty else { return nil }
        return ImportTrace(
            number: row, target: school.id.rawValue, before: ImportBefore(touched: touched), title: school.name,
            path: school.path, changes: changes)
    }

    private func writeFacts(
        of id: Unit.ID, _ old: [SchoolFact: FactValue], _ bench: ImportBench, _ db: Transaction
    ) throws {
        guard !facts.isEmpty else { return }
        let writer = FactWriter(unit: id, by: bench.caller.name, account: bench.caller.account, now: bench.now, db: db)
        var arguments: [SQLValue] = [id.sqlValue, .text(bench.caller.name), bench.now.sqlValue]
        var settings = ""
        for (fact, value) in facts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            arguments.append(value.sql)
            settings += "\(fact.rawValue) = $\(arguments.count), "
            try writer.add(fact, value, previous: old[fact] ?? .unknown, source: "imported")
        }
        try db.run(
            "UPDATE school SET \(settings)version = version + 1, changed_by = $2, changed_at = $3 WHERE unit_id = $1",
            arguments: arguments)
        try writer.stamp(old.merging(facts) { _, new in new })
    }
}
