package import Campus
package import Store

/// People and their posts. One function for each thing that officers do.
package struct PeopleWork: Sendable {
    let database: Database
    let numbers: SealedNumbers
    let names: PersonNames

    package init(database: Database, keys: KeyRing, names: PersonNames) {
        self.database = database
        numbers = SealedNumbers(keys: keys)
        self.names = names
    }

    /// One person, numbers covered.
    package func person(_ id: Person.ID, for caller: Caller) async throws -> PersonRecord {
        try caller.must(.seePeople)
        let today = database.clock.today
        return try await database.read { db in
            let reach = try PersonReach(id, scope: caller.scope, db)
            return try record(reach, for: caller, on: today, db)
        }
    }

    /// Enters a person with their first post.
    package func add(_ form: PersonForm, post: PostForm, by caller: Caller) async throws -> Person.ID {
        try caller.must(.editPeople)
        let now = database.clock.now()
        let today = now.localDate
        return try await database.write { db in
            let (entry, postEntry) = try Self.checked(form, post, by: caller, today: today, db)
            if !form.isNobodyElse { try refuseLookalikes(of: entry, except: nil, in: caller.scope, db) }
            let id = try insert(entry, by: caller, at: now, db)
            try PostRows.insert(postEntry, of: id, nameKey: names.sortKey(entry.name), by: caller.name, at: now, db)
            try names.index(id, db)
            db.audit(
                AuditEntry(
                    by: caller, "person.added", "person", id, title: entry.name, path: postEntry.path,
                    changes: [.init("name", old: "", new: entry.name), .init("post", old: "", new: postEntry.words)]))
            try db.announce("person", "\(id)", path: postEntry.path, at: now)
            return id
        }
    }

    /// Changes a person's particulars. The later of two editors sees what differs.
    package func edit(_ id: Person.ID, _ form: PersonForm, version: Int64, by caller: Caller) async throws {
        try caller.must(.editPeople)
        let now = database.clock.now()
        let entry = try PersonEntry(form, today: now.localDate)
        try await database.write { db in
            let reach = try PersonReach(id, scope: caller.scope, db)
            guard reach.isEditable(on: now.localDate) else { throw Denied.lacks(.editPeople) }
            if !form.isNobodyElse { try refuseLookalikes(of: entry, except: id, in: caller.scope, db) }
            let changed = try db.run(
                """
                UPDATE person SET name = $3, name_key = $4, staff_no = $5, version = version + 1, changed_by = $6,
                    changed_at = $7
                WHERE id = $1 AND version = $2
                """, id, version, entry.name, names.sortKey(entry.name), entry.staffNumber, caller.name, now)
            guard changed == 1 else { throw try conflict(entry, with: reach.row) }
            try numbers.save(entry.phone, of: id, db)
            try numbers.save(entry.identityNumber, of: id, db)
            try db.run("UPDATE post SET name_key = $2 WHERE person_id = $1", id, names.sortKey(entry.name))
            try names.index(id, db)
            let path = reach.path(on: now.localDate)
            db.audit(
                AuditEntry(
                    by: caller, "person.edited", "person", id, title: entry.name, path: path,
                    changes: try changes(from: reach.row, to: entry)))
            try db.announce("person", "\(id)", path: path, at: now)
        }
    }

    /// Shows phone and identity number in full. Each look is recorded with its purpose (PRI-02).
    package func reveal(_ id: Person.ID, purpose: String, by caller: Caller) async throws -> RevealedPerson {
        try caller.must(.revealPersonalData)
        let reason = purpose.trimmedWhitespace
        guard !reason.isEmpty else { throw FormProblems(["purpose": "missing"]) }
        guard reason.count <= 200 else { throw FormProblems(["purpose": "purpose.long"]) }
        let today = database.clock.today
        return try await database.write { db in
            let reach = try PersonReach(id, scope: caller.scope, db)
            guard reach.isEditable(on: today) else { throw Denied.lacks(.revealPersonalData) }
            db.audit(
                AuditEntry(
                    by: caller, "person.revealed", "person", id, title: reach.row.name, path: reach.path(on: today),
                    reason: reason))
            return try RevealedPerson(
                name: reach.row.name, phone: numbers.phone(of: reach.row),
                identityNumber: numbers.identityNumber(of: reach.row))
        }
    }

    /// All that is wrong with a person and their post, at once.
    private static func checked(
        _ form: PersonForm, _ post: PostForm, by caller: Caller, today: LocalDate, _ db: Transaction
    ) throws -> (PersonEntry, PostEntry) {
        var problems = FormProblems()
        var entry: PersonEntry?
        var postEntry: PostEntry?
        do { entry = try PersonEntry(form, today: today) } catch { problems.fields = error.fields }
        do { postEntry = try PostEntry(post, for: nil, by: caller, today: today, db) } catch let found as FormProblems {
            for (field, words) in found.fields { problems.add(field, words) }
        }
        guard let entry, let postEntry else { throw problems }
        return (entry, postEntry)
    }

    func insert(_ entry: PersonEntry, by caller: Caller, at now: Instant, _ db: Transaction) throws -> Person.ID {
        let id = Person.ID(
            try db.insert(
                """
                INSERT INTO person (name, name_key, staff_no, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
                RETURNING id
                """, entry.name, names.sortKey(entry.name), entry.staffNumber, caller.name, now))
        try numbers.save(entry.phone, of: id, db)
        try numbers.save(entry.identityNumber, of: id, db)
        return id
    }
}
