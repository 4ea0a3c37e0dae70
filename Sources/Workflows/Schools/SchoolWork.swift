package import Campus
package import Store

/// The facts that decide what binds a school: asked once, confirmed with name and day (SCH-02, SCH-03).
package struct SchoolWork: Sendable {
    let database: Database
    let calendar: SchoolCalendar

    package init(database: Database, calendar: SchoolCalendar) {
        self.database = database
        self.calendar = calendar
    }

    /// The first day of the term that runs where the caller works, or of the last one.
    package func termStart(for caller: Caller) -> LocalDate? {
        let today = database.clock.today
        guard let code = Unit.divisionPath(caller.scope.lower).split(separator: "/").last.flatMap({ try? DivisionCode(String($0)) })
        else { return nil }
        let year = SchoolYear(of: today)
        return [SchoolYear(startingIn: year.startingIn - 1), year, SchoolYear(startingIn: year.startingIn + 1)]
            .flatMap { calendar.terms.terms(of: $0, in: code) }.map(\.days.lowerBound).filter { $0 <= today }.max()
    }

    /// How many schools the caller sees, and of how many the facts have grown old.
    package func confirmations(for caller: Caller) async throws -> (schools: Int, old: Int, oldest: LocalDate) {
        try caller.must(.seeSchools)
        let age = FactAge(today: database.clock.today, path: caller.scope.lower, terms: calendar.terms)
        return try await database.read { db in
            let row = try db.first(
                """
                SELECT count(*) AS n, coalesce(sum(CASE WHEN school.confirmed_on IS NULL OR school.confirmed_on < $3 THEN 1 ELSE 0 END), 0) AS old
                FROM school JOIN unit ON unit.id = school.unit_id
                WHERE school.path >= $1 AND school.path < $2 AND unit.deleted_at IS NULL AND unit.state <> 'closed'
                """, caller.scope.lower, caller.scope.upper, age.oldest)
            return (try row?.int("n") ?? 0, try row?.int("old") ?? 0, age.oldest)
        }
    }

    /// Changes facts; all that is wrong comes back at once.
    ///
    /// Facts that were sent unchanged keep their old confirmation: reading a form is not confirming it.
    package func change(
        _ form: SchoolFactsForm, of id: Unit.ID, version: Int64, by caller: Caller
    ) async throws {
        try caller.must(.editSchoolFacts)
        let now = database.clock.now()
        try await database.write { db in
            let school = try SchoolRow.one(id, in: caller.scope, db)
            try Self.mustBeOpen(school)
            let typed = try form.parsed(beside: school.values)
            let changed = typed.filter { $0.value.text != school.values[$0.key]?.text }
                .sorted { $0.key.rawValue < $1.key.rawValue }
            guard school.version == version else { throw Self.conflict(school, changed) }
            guard !changed.isEmpty else { return }
            var arguments: [SQLValue] = [id.sqlValue, version.sqlValue, .text(caller.name), now.sqlValue]
            let settings = changed.map { fact, value in
                arguments.append(value.sql)
                return "\(fact.rawValue) = $\(arguments.count)"
            }
            let saved = try db.run(
                """
                UPDATE school SET \(settings.joined(separator: ", ")), version = version + 1, changed_by = $3, changed_at = $4
                WHERE unit_id = $1 AND version = $2
                """, arguments: arguments)
            guard saved == 1 else { throw Self.conflict(try SchoolRow.one(id, in: caller.scope, db), changed) }
            try Self.write(changed, of: school, by: caller, at: now, db)
        }
    }

    private static func write(
        _ changed: [(key: SchoolFact, value: FactValue)], of school: SchoolRow, by caller: Caller, at now: Instant,
        _ db: Transaction
    ) throws {
        let unit = school.unit.unit
        let writer = FactWriter(unit: unit.id, by: caller.name, account: caller.account, now: now, db: db)
        for (fact, value) in changed {
            try writer.add(fact, value, previous: school.values[fact] ?? .unknown, source: "typed")
        }
        let values = school.values.merging(changed.map { ($0.key, $0.value) }) { _, new in new }
        try writer.stamp(values)
        db.audit(
            AuditEntry(
                by: caller, "school.fact.changed", "school", unit.id, title: unit.name, path: unit.path,
                changes: changed.map { fact, value in
                    .init(fact.rawValue, old: school.values[fact]?.text ?? "", new: value.text ?? "")
                }))
        try db.announce("school", "\(unit.id)", path: unit.path, at: now)
    }

    /// 「无变化」: the facts stand as they are, says the caller today.
    ///
    /// - Parameter facts: `nil` for all that are known.
    /// - Returns: How many facts were confirmed.
    @discardableResult
    package func confirm(
        _ facts: [SchoolFact]? = nil, of id: Unit.ID, version: Int64, by caller: Caller
    ) async throws -> Int {
        try caller.must(.confirmSchoolFacts)
        let now = database.clock.now()
        return try await database.write { db in
            let school = try SchoolRow.one(id, in: caller.scope, db)
            try Self.mustBeOpen(school)
            // What is confirmed is what was seen.
            guard school.version == version else { throw Self.conflict(school, []) }
            let known = (facts ?? SchoolFact.allCases).filter { school.values[$0]?.text != nil }
            guard !known.isEmpty else { return 0 }
            let unit = school.unit.unit
            let writer = FactWriter(unit: id, by: caller.name, account: caller.account, now: now, db: db)
            for fact in known {
                let value = school.values[fact] ?? .unknown
                try writer.add(fact, value, previous: value, source: "confirmed")
            }
            try writer.stamp(school.values)
            db.audit(
                AuditEntry(
                    by: caller, "school.fact.confirmed", "school", id, title: unit.name, path: unit.path,
                    changes: known.map { .init($0.rawValue, old: school.values[$0]?.text ?? "", new: school.values[$0]?.text ?? "") }))
            try db.announce("school", "\(id)", path: unit.path, at: now)
            return known.count
        }
    }

    private static func mustBeOpen(_ school: SchoolRow) throws {
        guard school.unit.unit.state != .closed else { throw UnitRefusal.alreadyClosed }
    }

    private static func conflict(_ school: SchoolRow, _ mine: [(key: SchoolFact, value: FactValue)]) -> VersionConflict {
        VersionConflict(
            changedBy: school.changedBy, changedAt: school.changedAt, currentVersion: school.version,
            differences: mine.map { fact, value in
                .init(field: fact.rawValue, mine: value.text ?? "", theirs: school.values[fact]?.text ?? "")
            })
    }
}
