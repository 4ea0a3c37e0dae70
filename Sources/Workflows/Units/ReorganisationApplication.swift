import Campus
import Store

/// Carries out a decided change of the tree: everything that follows from it, in one transaction.
struct ReorganisationApplication {
    let index: SearchIndex
    let day: LocalDate
    let by: String
    let account: Account.ID
    let now: Instant
    let db: Transaction

    func apply(_ change: Reorganisation.Change, to row: UnitRow) throws {
        switch change {
        case .open: try open(row.unit)
        case .rename(let name, let shortName): try rename(row.unit, name, shortName)
        case .move(let parent): try move(row.unit, to: parent)
        case .merge(let merge): try self.merge(row.unit, merge)
        case .split(let split): try self.split(row, split)
        case .close(let successor, let posts): try close(row.unit, successor: successor, posts: posts)
        }
        try index.rewrite(unit: row.unit.id, db)
    }

    private func open(_ unit: Unit) throws {
        var unit = unit
        unit.state = .open
        try stamp(unit.id, "state = 'open', opened_on = $2", [day.sqlValue])
        try UnitPeriods.change(unit, from: day, db)
    }

    private func rename(_ unit: Unit, _ name: String, _ shortName: String) throws {
        try UnitPeriods.ensure(in: Scope(branch: unit.path), db)
        var renamed = unit
        renamed.name = name
        try stamp(
            unit.id, "name = $2, short_name = $3, name_key = $4",
            [.text(name), .text(shortName), .text(index.nameKey(ofUnit: name))])
        try db.run("UPDATE school SET name_key = $2 WHERE unit_id = $1", unit.id, index.nameKey(ofUnit: name))
        try UnitNameRow.add(unit.name, .former, until: day.adding(days: -1), of: unit.id, db)
        try UnitPeriods.change(renamed, from: day, db)
    }

    private func move(_ unit: Unit, to parent: Unit.ID) throws {
        guard let target = try UnitRow.any(parent, db) else { throw NotFound() }
        let path = UnitPlace.path(of: unit.id, unit.kind, code: unit.code, below: target.unit.path)
        try BranchMove(unit: unit.id, from: unit.path, to: path, newParent: parent, day: day).apply(db)
        try stamp(unit.id, "parent_id = $2", [parent.sqlValue])
    }

    private func merge(_ unit: Unit, _ merge: Reorganisation.Merge) throws {
        if merge.facts == .add, unit.kind == .school {
            try SchoolFactsSum(unit: unit.id, members: merge.members, by: by, account: account, now: now).write(db)
        }
        for id in merge.members {
            guard let member = try UnitRow.any(id, db) else { throw NotFound() }
            try close(member.unit, successor: unit.id, posts: merge.posts)
            try UnitNameRow.add(member.unit.name, .former, until: day.adding(days: -1), of: unit.id, db)
            try index.rewrite(unit: id, db)
        }
        if let name = merge.name, name != unit.name { try rename(unit, name, "") }
    }

    private func split(_ row: UnitRow, _ split: Reorganisation.Split) throws {
        guard let parentID = row.unit.parent, let parent = try UnitRow.any(parentID, db) else { throw NotFound() }
        // The part may carry the unit's own code, which is free only once the unit has ended.
        var parts: [Unit.ID] = []
        if split.closes { try close(row.unit, successor: nil, posts: nil) }
        for part in split.parts {
            let entry = UnitEntry(
                kind: row.unit.kind, name: part.name, shortName: "", otherNames: [], code: part.code, creditCode: nil,
                domain: row.unit.domain, phone: "")
            let id = try UnitBirth(index: index, by: by, now: now, db: db).add(entry, below: parent.unit, opens: day, state: .open)
            if row.unit.kind == .school { try copyFacts(of: row.unit.id, to: id) }
            parts.append(id)
        }
        guard split.closes, let first = parts.first else { return }
        try db.run("UPDATE unit SET successor_id = $2 WHERE id = $1", row.unit.id, first)
        try endPosts(of: row.unit, successor: first)
    }

    /// A new school starts from what is known of the one it comes from, and still has to confirm it.
    private func copyFacts(of old: Unit.ID, to new: Unit.ID) throws {
        let columns = SchoolFact.allCases.map(\.rawValue)
        let settings = columns.map { "\($0) = (SELECT old.\($0) FROM school AS old WHERE old.unit_id = $2)" }
        try db.run("UPDATE school SET \(settings.joined(separator: ", ")) WHERE unit_id = $1", new, old)
    }

    // MARK: closing

    /// - Parameter posts: `nil` leaves them to the one who asks.
    private func close(_ unit: Unit, successor: Unit.ID?, posts: Reorganisation.Posts?) throws {
        try UnitPeriods.ensure(in: Scope(branch: unit.path), db)
        let branch = Scope(branch: unit.path)
        let rows = try db.rows(
            "SELECT \(UnitRow.columns) FROM unit WHERE path >= $1 AND path < $2 AND state <> 'closed' AND deleted_at IS NULL",
            branch.lower, branch.upper
        ).map(UnitRow.init)
        for row in rows {
            var closed = row.unit
            closed.state = .closed
            try stamp(
                closed.id, "state = 'closed', closed_on = $2, successor_id = $3",
                [day.sqlValue, (closed.id == unit.id ? successor : nil).sqlValue])
            try UnitPeriods.change(closed, from: day, db)
            if let posts { try endPosts(of: closed, successor: posts == .move ? successor : nil) }
        }
    }

    /// Posts end the day before; with a successor the same roles begin there.
    private func endPosts(of unit: Unit, successor: Unit.ID?) throws {
        let last = day.adding(days: -1)
        let running = "unit_id = $1 AND deleted_at IS NULL AND (ends_on IS NULL OR ends_on >= $2)"
        let people = try db.rows("SELECT DISTINCT person_id FROM post WHERE \(running)", unit.id, day)
            .map { try $0.id("person_id", of: Person.self) }
        if let successor, let target = try UnitRow.any(successor, db) {
            try db.run(
                """
                INSERT INTO post (person_id, unit_id, path, name_key, role, title, starts_on, ends_on, substitute_id,
                    changed_by, changed_at)
                SELECT person_id, $3, CAST($4 AS TEXT), name_key, role, title,
                       CASE WHEN starts_on > $2 THEN starts_on ELSE CAST($2 AS TEXT) END, ends_on, substitute_id,
                       CAST($5 AS TEXT), CAST($6 AS BIGINT)
                FROM post WHERE \(running) AND NOT EXISTS (
                    SELECT 1 FROM post AS held WHERE held.person_id = post.person_id AND held.unit_id = $3
                      AND held.role = post.role AND held.deleted_at IS NULL AND (held.ends_on IS NULL OR held.ends_on >= $2))
                """, unit.id, day, successor, target.unit.path, by, now)
            try db.run(
                """
                INSERT INTO search_key (key, path, kind, target_id)
                SELECT DISTINCT key, CAST($4 AS TEXT), kind, target_id FROM search_key
                WHERE kind = 'person' AND path = $3
                  AND target_id IN (SELECT person_id FROM post WHERE \(running))
                ON CONFLICT (key, path, kind, target_id) DO NOTHING
                """, unit.id, day, unit.path, target.unit.path)
        }
        try db.run(
            """
            UPDATE post SET ends_on = CASE WHEN starts_on > $3 THEN starts_on ELSE CAST($3 AS TEXT) END,
                version = version + 1, changed_by = $4, changed_at = $5
            WHERE \(running)
            """, unit.id, day, last, by, now)
        for person in people {
            try db.announce("person", "\(person)", path: unit.path, at: now)
        }
    }

    private func stamp(_ id: Unit.ID, _ settings: String, _ arguments: [SQLValue]) throws {
        let next = arguments.count + 2
        try db.run(
            "UPDATE unit SET \(settings), version = version + 1, changed_by = $\(next), changed_at = $\(next + 1) WHERE id = $1",
            arguments: [id.sqlValue] + arguments + [.text(by), now.sqlValue])
    }
}
