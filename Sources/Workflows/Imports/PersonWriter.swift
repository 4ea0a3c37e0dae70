import Campus
import Store

/// Writes rows of people: new ones in bulk, changes one by one.
struct PersonWriter {
    let bench: ImportBench
    let db: Transaction

    func add(_ births: [(row: Int, draft: PersonDraft)]) throws -> [ImportTrace] {
        guard !births.isEmpty else { return [] }
        let ids = try db.reserveIdentities(of: "person", count: births.count)
        let seal = PersonSeal(keys: bench.keys)
        var people: [[SQLValue]] = []
        var posts: [[SQLValue]] = []
        var found: [[SQLValue]] = []
        var traces: [ImportTrace] = []
        for ((row, draft), number) in zip(births, ids) {
            guard let entry = draft.entry, let place = draft.place, let role = draft.role, let day = draft.startsOn else { continue }
            let id = Person.ID(number)
            let key = bench.index.nameKey(ofPerson: entry.name)
            people.append(
                [.integer(number), entry.name.sqlValue, .text(key), entry.staffNumber.sqlValue]
                    + seal.columns(phone: draft.phone?.text, idNumber: draft.identity?.text, of: id)
                    + [.text(bench.caller.name), bench.now.sqlValue])
            posts.append([
                .integer(number), place.id.sqlValue, .text(place.path), .text(key), .text(role.rawValue),
                draft.title.sqlValue, day.sqlValue, .text(bench.caller.name), bench.now.sqlValue,
            ])
            found += bench.index.rows(
                person: id, paths: [place.path],
                .init(name: entry.name, phoneTail: draft.phone?.tail ?? "", staffNumber: entry.staffNumber))
            traces.append(
                ImportTrace(
                    number: row, target: number,
                    before: ImportBefore(isNew: true, touched: [.init(table: "person", key: "id", id: number, version: 1, values: [:], isAdded: true)]),
                    title: entry.name, path: place.path,
                    changes: [.init("name", old: "", new: entry.name), .init("post", old: "", new: "\(role.rawValue) · \(place.name)")]))
        }
        try db.bulkInsert(into: "person", columns: Self.personColumns, rows: people)
        try db.bulkInsert(into: "post", columns: Self.postColumns, rows: posts)
        try db.bulkInsert(into: "search_key", columns: SearchIndex.columns, rows: found)
        return traces
    }

    private static let personColumns =
        ["id", "name", "name_key", "staff_no"] + PersonSeal.columnNames + ["changed_by", "changed_at"]
    private static let postColumns = [
        "person_id", "unit_id", "path", "name_key", "role", "title", "starts_on", "changed_by", "changed_at",
    ]
    private static let kept = ["staff_no", "phone", "phone_index", "phone_tail", "id_number", "id_index", "changed_by", "changed_at"]

    func change(_ plan: PersonPlan, row: Int) throws -> ImportTrace? {
        guard let target = plan.target, let place = plan.draft.place, !plan.isEmpty else { return nil }
        var touched: [ImportBefore.Touched] = []
        var changes: [AuditEntry.Change] = []
        if plan.staffNumber != nil || plan.phone != nil || plan.identity != nil {
            touched.append(try writePerson(plan, target, &changes))
        }
        if let title = plan.title {
            let version = try db.first("SELECT version FROM post WHERE id = $1", title.post)?.int64("version") ?? 0
            try db.run("UPDATE post SET title = $2, version = version + 1 WHERE id = $1", title.post, title.text)
            touched.append(.init(table: "post", key: "id", id: title.post, version: version + 1, values: ["title": .text(title.old)], isAdded: false))
            changes.append(.init("title", old: title.old, new: title.text))
        }
        if plan.addsPost, let role = plan.draft.role {
            let entry = PostEntry(
                unit: place.id, unitName: place.name, path: place.path, role: role, title: plan.draft.title,
                startsOn: plan.startsOn, endsOn: nil, substitute: nil)
            let post = try PostRows.insert(
                entry, of: Person.ID(target.id), nameKey: bench.index.nameKey(ofPerson: target.person.name),
                by: bench.caller.name, at: bench.now, db)
            touched.append(.init(table: "post", key: "id", id: post.rawValue, version: 1, values: [:], isAdded: true))
            changes.append(.init("post", old: "", new: entry.words))
        }
        try PeopleImport().refresh(target.id, bench, db)
        return ImportTrace(
            number: row, target: target.id, before: ImportBefore(touched: touched), title: target.person.name,
            path: place.path, changes: changes)
    }

    private func writePerson(
        _ plan: PersonPlan, _ target: KnownPeople.Match, _ changes: inout [AuditEntry.Change]
    ) throws -> ImportBefore.Touched {
        let id = Person.ID(target.id)
        guard let old = try db.first("SELECT \(Self.kept.joined(separator: ", ")), version FROM person WHERE id = $1", id)
        else { throw NotFound() }
        let numbers = SealedNumbers(keys: bench.keys)
        try db.run(
            """
            UPDATE person SET staff_no = coalesce(CAST($2 AS TEXT), staff_no), version = version + 1, changed_by = $3,
                changed_at = $4 WHERE id = $1
            """, id, plan.staffNumber, bench.caller.name, bench.now)
        if let phone = plan.phone { try numbers.save(.set(phone), of: id, db) }
        if let identity = plan.identity { try numbers.save(.set(identity), of: id, db) }
        if let number = plan.staffNumber { changes.append(.init("staffNumber", old: target.person.staffNumber ?? "", new: number)) }
        // The log says that a number changed, not what it is.
        if plan.phone != nil { changes.append(.init("phone", old: "", new: "***")) }
        if plan.identity != nil { changes.append(.init("identityNumber", old: "", new: "***")) }
        let values = Dictionary(uniqueKeysWithValues: Self.kept.map { ($0, old[$0]) })
        return .init(table: "person", key: "id", id: id.rawValue, version: try old.int64("version") + 1, values: values, isAdded: false)
    }
}
