package import Campus
package import Store

/// Changes of the tree with an effective day (ORG-04): decide, look ahead, cancel, carry out when due.
package struct ReorganisationWork: Sendable {
    let database: Database
    let index: SearchIndex

    package init(database: Database, index: SearchIndex) {
        self.database = database
        self.index = index
    }

    package enum Outcome: Sendable, Equatable {
        case applied(Reorganisation.ID)
        case planned(Reorganisation.ID)
    }

    /// A day of today or before is carried out at once; a later one waits for its day.
    package func decide(
        _ change: Reorganisation.Change, of id: Unit.ID, on day: LocalDate, reason: String, by caller: Caller
    ) async throws -> Outcome {
        try caller.must(.reorganiseUnits)
        let reason = reason.squeezed
        guard !reason.isEmpty else { throw FormProblems(["reason": "missing"]) }
        guard reason.count <= 500 else { throw FormProblems(["reason": "too-long"]) }
        let now = database.clock.now()
        let index = index
        return try await database.write { db in
            let row = try UnitRow.one(id, in: caller.scope, db)
            try ReorganisationCheck(change: change, unit: row, day: day, caller: caller, db: db).run()
            let isDue = day <= now.localDate
            let decided = try ReorganisationRow.insert(
                change, of: row.unit, on: day, reason: reason, by: caller, applied: isDue, at: now, db)
            if isDue {
                try ReorganisationApplication(
                    index: index, day: day, by: caller.name, account: caller.account, now: now, db: db
                ).apply(change, to: row)
            }
            let kind = isDue ? "unit.\(change.kind)" : "unit.\(change.kind).planned"
            db.audit(
                AuditEntry(
                    by: caller, kind, "unit", id, title: row.unit.name, path: row.unit.path, reason: reason,
                    changes: try Self.changes(change, row.unit, day, db)))
            try Self.announce(change, row.unit, db, at: now)
            return isDue ? .applied(decided) : .planned(decided)
        }
    }

    /// Takes back what has not been carried out.
    package func cancel(_ id: Reorganisation.ID, by caller: Caller) async throws {
        try caller.must(.reorganiseUnits)
        let now = database.clock.now()
        try await database.write { db in
            let planned = try ReorganisationRow.one(id, in: caller.scope, db)
            guard planned.state == .planned else { throw UnitRefusal.notPlanned }
            try db.run(
                "UPDATE reorganisation SET state = 'cancelled', version = version + 1 WHERE id = $1 AND state = 'planned'",
                id)
            let row = try UnitRow.one(planned.unit, in: caller.scope, db)
            db.audit(
                AuditEntry(
                    by: caller, "unit.\(planned.change.kind).cancelled", "unit", planned.unit, title: planned.unitName,
                    path: row.unit.path))
            try Self.announce(planned.change, row.unit, db, at: now)
        }
    }

    /// Everything planned that has not been carried out, in the caller's branch.
    package func planned(for caller: Caller) async throws -> [Reorganisation] {
        try caller.must(.seeUnits)
        return try await database.read { db in try ReorganisationRow.planned(in: caller.scope, db) }
    }

    private static func changes(
        _ change: Reorganisation.Change, _ unit: Unit, _ day: LocalDate, _ db: Transaction
    ) throws -> [AuditEntry.Change] {
        let names = try UnitNaming.names(of: change.others + [unit.parent].compactMap { $0 }, db)
        func name(_ id: Unit.ID?) -> String { id.flatMap { names[$0] } ?? "" }
        let effective = AuditEntry.Change("effectiveOn", old: "", new: day.description)
        switch change {
        case .open: return [effective, .init("state", old: unit.state.rawValue, new: Unit.State.open.rawValue)]
        case .rename(let new, _): return [effective, .init("name", old: unit.name, new: new)]
        case .move(let parent): return [effective, .init("parent", old: name(unit.parent), new: name(parent))]
        case .merge(let merge):
            return [effective, .init("members", old: "", new: merge.members.map(name).joined(separator: "、"))]
        case .split(let split):
            return [effective, .init("parts", old: unit.name, new: split.parts.map(\.name).joined(separator: "、"))]
        case .close(let successor, _): return [effective, .init("successor", old: "", new: name(successor))]
        }
    }

    private static func announce(_ change: Reorganisation.Change, _ unit: Unit, _ db: Transaction, at now: Instant) throws {
        try db.announce("unit", "\(unit.id)", path: unit.path, at: now)
        for other in change.others {
            guard let path = try UnitRow.any(other, db)?.unit.path else { continue }
            try db.announce("unit", "\(other)", path: path, at: now)
        }
    }
}

// MARK: - Due

extension ReorganisationWork {
    package struct Applied: Sendable, Equatable {
        package var applied: Int
        package var failed: Int

        package init(applied: Int = 0, failed: Int = 0) {
            self.applied = applied
            self.failed = failed
        }
    }

    /// Carries out what is due, oldest day first; each in a transaction of its own. Called at start and every day.
    ///
    /// What cannot be done any more is marked with its reason, and whoever decided it is told.
    package func applyDue(on today: LocalDate) async throws -> Applied {
        let due = try await database.read { db in try ReorganisationRow.due(on: today, db).map(\.0.id) }
        var result = Applied()
        for id in due {
            if try await applyOne(id, on: today) { result.applied += 1 } else { result.failed += 1 }
        }
        return result
    }

    private func applyOne(_ id: Reorganisation.ID, on today: LocalDate) async throws -> Bool {
        do {
            try await carryOut(id, on: today)
            return true
        } catch let refusal as UnitRefusal {
            try await fail(id, because: refusal.code)
        } catch is NotFound {
            try await fail(id, because: "unknown-unit")
        } catch is FormProblems {
            try await fail(id, because: "no-change")
        }
        return false
    }

    private func carryOut(_ id: Reorganisation.ID, on today: LocalDate) async throws {
        let now = database.clock.now()
        let index = index
        try await database.write { db in
            // Another node may have been faster.
            guard let (planned, account) = try ReorganisationRow.due(on: today, db).first(where: { $0.0.id == id }) else { return }
            let row = try UnitRow.one(planned.unit, in: .everything, db)
            try ReorganisationCheck(change: planned.change, unit: row, day: planned.day, caller: nil, db: db).run()
            try ReorganisationApplication(
                index: index, day: planned.day, by: planned.decidedBy, account: account, now: now, db: db
            ).apply(planned.change, to: row)
            try db.run(
                "UPDATE reorganisation SET state = 'applied', applied_at = $2, version = version + 1 WHERE id = $1", id, now)
            db.audit(
                AuditEntry(
                    account: account, personName: planned.decidedBy, path: row.unit.path, address: "",
                    action: "unit.\(planned.change.kind)", objectKind: "unit", objectID: "\(planned.unit)",
                    objectTitle: row.unit.name, reason: planned.reason,
                    changes: try Self.changes(planned.change, row.unit, planned.day, db)))
            try Self.announce(planned.change, row.unit, db, at: now)
        }
    }

    private func fail(_ id: Reorganisation.ID, because code: String) async throws {
        let now = database.clock.now()
        try await database.write { db in
            try db.run(
                "UPDATE reorganisation SET state = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND state = 'planned'",
                id, code)
            guard let row = try db.first(
                """
                SELECT reorganisation.account_id, reorganisation.unit_id, unit.name, unit.path FROM reorganisation
                JOIN unit ON unit.id = reorganisation.unit_id WHERE reorganisation.id = $1
                """, id)
            else { return }
            let unit = try row.int64("unit_id")
            try Notices.add(
                to: row.id("account_id"), subject: "reorganisation-\(id)", words: "notice.reorganisation-failed",
                arguments: ["unit": row.text("name"), "why": code], link: "/units/\(unit)", db, at: now)
            try db.announce("unit", "\(unit)", path: row.text("path"), at: now)
        }
    }
}

extension UnitRefusal {
    /// Stable; picks the words.
    package var code: String {
        switch self {
        case .circular: "circular"
        case .closedParent: "closed-parent"
        case .wrongParent: "wrong-parent"
        case .codeTaken: "code-taken"
        case .acrossCounties: "across-counties"
        case .beforeOpening: "before-opening"
        case .beforeLastChange: "before-last-change"
        case .alreadyClosed: "already-closed"
        case .notYetOpen: "not-yet-open"
        case .alreadyOpen: "already-open"
        case .noChange: "no-change"
        case .hasOpenParts: "has-open-parts"
        case .noMembers: "no-members"
        case .differentKinds: "different-kinds"
        case .hasDependants: "has-dependants"
        case .ownUnit: "own-unit"
        case .notPlanned: "not-planned"
        case .binEmptied: "bin-emptied"
        }
    }
}

extension ReorganisationWork {
    /// The unit a planned change belongs to.
    package func unit(of id: Reorganisation.ID, for caller: Caller) async throws -> Unit.ID {
        try caller.must(.seeUnits)
        return try await database.read { db in try ReorganisationRow.one(id, in: caller.scope, db).unit }
    }
}
