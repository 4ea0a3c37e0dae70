import Campus
import Store

/// A row of units, read.
struct UnitDraft: Sendable {
    let row: ImportEntry
    var form: UnitForm
    private(set) var faults: [ImportFault] = []
    private(set) var parent: ImportPlace?
    /// The parent stands in an earlier row of the same file.
    private(set) var parentIsComing = false
    private var matches: [ImportPlace] = []

    init(_ row: ImportEntry, _ found: [String: [ImportPlace]], _ bench: ImportBench) {
        self.row = row
        faults = row.lost.sorted().map { ImportFault($0, "import.fault.digits-lost") }
        form = UnitForm(
            name: row["name"], shortName: row["shortName"], otherNames: row["otherNames"], code: row["code"],
            creditCode: row["creditCode"], phone: row["phone"])
        form.kind = choice("kind", Unit.Kind.allCases.map { ($0.rawValue, "unit.kind.\($0.rawValue)") }, bench)
        form.domain = choice("domain", Unit.Domain.allCases.map { ($0.rawValue, "unit.domain.\($0.rawValue)") }, bench)
        do { _ = try form.parsed() } catch {
            let known = Set(faults.map(\.field))
            faults += error.fields.sorted { $0.key < $1.key }.filter { !known.contains($0.key) }
                .map { ImportFault($0.key, "problem.\($0.value)") }
        }
        findParent(found, bench)
        findItself(found)
    }

    private mutating func choice(_ key: String, _ values: [(String, String)], _ bench: ImportBench) -> String {
        guard !row[key].isEmpty else { return "" }
        let choices = values.map { ImportChoice($0.0, $0.1) }
        if let value = bench.vocabulary.value(of: row[key], among: choices) { return value }
        let nearest = choices.flatMap { bench.vocabulary.texts($0.words).prefix(1) }
            .max { row[key].likeness(to: $0) < row[key].likeness(to: $1) } ?? ""
        faults.append(ImportFault(key, "problem.choice", suggestion: nearest))
        return ""
    }

    private mutating func findParent(_ found: [String: [ImportPlace]], _ bench: ImportBench) {
        switch PlaceAnswer(code: ("parentCode", row["parentCode"]), name: ("parent", row["parent"]), found) {
        case .one(let place): parent = place
        case .none: break
        case .fault(let fault):
            let named = row["parentCode"].isEmpty ? row["parent"] : row["parentCode"]
            if fault.reason == "import.fault.unit-unknown", bench.memory.isComing(named) {
                parentIsComing = true
            } else {
                faults.append(fault)
            }
        }
    }

    private mutating func findItself(_ found: [String: [ImportPlace]]) {
        let code = row["code"]
        if !code.isEmpty, let hits = found[code], !hits.isEmpty {
            matches = hits
        } else {
            matches = found[row["name"], default: []].filter { place in
                (code.isEmpty || place.code == nil) && place.kind.rawValue == form.kind && place.name == row["name"]
                    && (parent == nil || place.parent == parent?.id)
            }
        }
        if matches.count > 1 {
            faults.append(ImportFault(code.isEmpty ? "name" : "code", "import.fault.unit-several"))
        }
    }

    // MARK: judging

    func verdict(_ bench: ImportBench, _ db: Transaction) throws -> ImportVerdict {
        guard faults.isEmpty else { return .faulty(faults) }
        let key = row["code"].isEmpty ? "n:\(row["name"])/\(row["parent"])/\(row["parentCode"])" : "c:\(row["code"])"
        if let first = bench.memory.earlier(key, row: row.number) {
            return .faulty([ImportFault(row["code"].isEmpty ? "name" : "code", "import.fault.twice", suggestion: "\(first)")])
        }
        if let place = matches.first { return try change(of: place, bench, db) }
        guard parent != nil || parentIsComing else { return .faulty([ImportFault("parent", "problem.missing")]) }
        if let parent, let kind = Unit.Kind(rawValue: form.kind), !UnitPlace.allows(kind, under: parent.kind) {
            return .faulty([ImportFault("parent", "import.fault.wrong-parent", suggestion: parent.name)])
        }
        if form.kind == Unit.Kind.division.rawValue, let above = parent?.code, !form.code.hasPrefix(above) {
            return .faulty([ImportFault("code", "problem.division-code.elsewhere", suggestion: above)])
        }
        bench.memory.announce([row["name"], row["code"]].filter { !$0.isEmpty })
        return ImportVerdict(state: .new, plan: self)
    }

    private func change(of place: ImportPlace, _ bench: ImportBench, _ db: Transaction) throws -> ImportVerdict {
        guard place.kind.rawValue == form.kind else {
            return .faulty([ImportFault("kind", "import.fault.other-kind", suggestion: place.name)], target: place.id.rawValue)
        }
        if let parent, place.parent != parent.id {
            return .faulty([ImportFault("parent", "import.fault.moved", suggestion: place.name)], target: place.id.rawValue)
        }
        let old = try UnitRow.one(place.id, in: bench.caller.scope, db)
        let changes = try ImportedUnit.changes(old, filled(old).parsed(), bench, db)
        return ImportVerdict(state: changes.isEmpty ? .unchanged : .changed, target: place.id.rawValue, plan: self)
    }

    /// Empty cells leave what is recorded.
    private func filled(_ old: UnitRow) -> UnitForm {
        func text(_ new: String, _ present: String?) -> String { new.isEmpty ? present ?? "" : new }
        var form = form
        form.name = text(form.name, old.unit.name)
        form.shortName = text(form.shortName, old.unit.shortName)
        form.code = text(form.code, old.unit.code)
        form.creditCode = text(form.creditCode, old.creditCode)
        form.domain = text(form.domain, old.unit.domain?.rawValue)
        form.phone = text(form.phone, old.phone)
        return form
    }

    // MARK: writing

    func write(_ bench: ImportBench, _ db: Transaction) throws -> ImportTrace? {
        if let place = matches.first {
            let old = try UnitRow.one(place.id, in: bench.caller.scope, db)
            return try ImportedUnit.change(old, filled(old).parsed(), row: row.number, bench, db)
        }
        let place = try liveParent(bench, db)
        guard let place else { return nil }
        return try ImportedUnit.add(form.parsed(), below: place, row: row.number, bench, db)
    }

    /// A parent that an earlier row has made a moment ago.
    private func liveParent(_ bench: ImportBench, _ db: Transaction) throws -> ImportPlace? {
        if let parent { return parent }
        let texts = [row["parentCode"], row["parent"]].filter { !$0.isEmpty }
        let found = try ImportPlace.find(texts, in: bench.caller.scope, db)
        let answer = PlaceAnswer(code: ("parentCode", row["parentCode"]), name: ("parent", row["parent"]), found)
        guard case .one(let place) = answer, let kind = Unit.Kind(rawValue: form.kind),
            UnitPlace.allows(kind, under: place.kind)
        else { return nil }
        return place
    }
}
