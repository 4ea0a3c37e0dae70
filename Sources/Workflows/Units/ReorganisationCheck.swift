import Campus
import Store

/// Whether a change of the tree can be made on a day; asked when it is decided and again when it is due.
struct ReorganisationCheck {
    let change: Reorganisation.Change
    let unit: UnitRow
    let day: LocalDate
    /// Who decides; `nil` when a decision of before is carried out.
    let caller: Caller?
    let db: Transaction

    func run() throws {
        if unit.unit.state == .closed { throw UnitRefusal.alreadyClosed }
        if let opened = unit.openedOn, day < opened, unit.unit.state == .open { throw UnitRefusal.beforeOpening(opened) }
        if let since = try UnitPeriods.currentStart(of: unit.unit.id, db), day < since {
            throw UnitRefusal.beforeLastChange(since)
        }
        switch change {
        case .open: try checkOpening()
        case .rename(let name, let shortName): try checkName(name, shortName)
        case .move(let parent): try checkMove(to: other(parent))
        case .merge(let merge): try checkMerge(merge)
        case .split(let split): try checkSplit(split)
        case .close(let successor, _): try checkClosing(successor: try successor.map(other))
        }
    }

    /// Another unit of the decision: in the caller's branch, or it does not exist.
    private func other(_ id: Unit.ID) throws -> UnitRow {
        try UnitRow.one(id, in: caller?.scope ?? .everything, db)
    }

    private func checkOpening() throws {
        guard unit.unit.state == .planned else { throw UnitRefusal.alreadyOpen }
        guard let parent = unit.unit.parent else { return }
        if try other(parent).unit.state == .closed { throw UnitRefusal.closedParent }
    }

    private func checkName(_ name: String, _ shortName: String) throws {
        var problems = FormProblems()
        if name.isEmpty { problems.add("name", "missing") }
        if name.count > UnitEntry.longestName { problems.add("name", "unit.name.too-long") }
        if shortName.count > 20 { problems.add("shortName", "unit.short-name.too-long") }
        try problems.throwIfAny()
        if name == unit.unit.name { throw UnitRefusal.noChange }
    }

    private func checkMove(to parent: UnitRow) throws {
        if Scope(branch: unit.unit.path).contains(parent.unit.path) { throw UnitRefusal.circular }
        if parent.unit.id == unit.unit.parent { throw UnitRefusal.noChange }
        try UnitPlace.check(unit.unit.kind, under: parent)
        try checkCounty(with: parent.unit)
    }

    private func checkMerge(_ merge: Reorganisation.Merge) throws {
        guard !merge.members.isEmpty else { throw UnitRefusal.noMembers }
        guard unit.unit.state == .open else { throw UnitRefusal.notYetOpen }
        if let name = merge.name, name != unit.unit.name { try checkName(name, "") }
        for id in merge.members {
            let member = try other(id)
            if member.unit.id == unit.unit.id || Scope(branch: member.unit.path).contains(unit.unit.path) {
                throw UnitRefusal.circular
            }
            guard member.unit.kind == unit.unit.kind else { throw UnitRefusal.differentKinds }
            try checkCounty(with: member.unit)
            try Self(change: .close(successor: nil, posts: merge.posts), unit: member, day: day, caller: caller, db: db)
                .run()
        }
    }

    private func checkSplit(_ split: Reorganisation.Split) throws {
        guard unit.unit.state == .open else { throw UnitRefusal.notYetOpen }
        guard unit.unit.parent != nil, unit.unit.kind != .division else { throw UnitRefusal.differentKinds }
        var problems = FormProblems()
        if split.parts.isEmpty || split.parts.contains(where: { $0.name.isEmpty }) { problems.add("parts", "missing") }
        if split.parts.contains(where: { $0.name.count > UnitEntry.longestName }) { problems.add("parts", "unit.name.too-long") }
        if unit.unit.kind == .school, split.parts.contains(where: { $0.code.map { (try? SchoolCode($0)) == nil } ?? false }) {
            problems.add("parts", "school-code.malformed")
        }
        try problems.throwIfAny()
        for part in split.parts {
            // A unit that ends on the day may hand its own code to a part.
            try UnitPlace.checkCode(part.code, for: split.closes ? unit.unit.id : nil, db)
        }
        if split.closes { try checkClosing(successor: nil) }
    }

    private func checkClosing(successor: UnitRow?) throws {
        if let caller, Unit.scope(of: unit.unit.kind, path: unit.unit.path) == caller.scope { throw UnitRefusal.ownUnit }
        let branch = Scope(branch: unit.unit.path)
        // Sections and second sites end with their unit; a division with schools in it does not.
        let open = try db.first(
            """
            SELECT count(*) AS n FROM unit WHERE path > $1 AND path < $2 AND state <> 'closed' AND deleted_at IS NULL
              AND kind IN ('division', 'bureau', 'school', 'department', 'company')
            """, branch.lower, branch.upper)?.int("n") ?? 0
        if open > 0 { throw UnitRefusal.hasOpenParts(open) }
        guard let successor else { return }
        if branch.contains(successor.unit.path) { throw UnitRefusal.circular }
        if successor.unit.state == .closed { throw UnitRefusal.closedParent }
        guard successor.unit.kind == unit.unit.kind else { throw UnitRefusal.differentKinds }
    }

    private func checkCounty(with other: Unit) throws(UnitRefusal) {
        guard let caller, UnitPlace.county(of: unit.unit.path) != UnitPlace.county(of: other.path) else { return }
        guard caller.role == .citySafety else { throw .acrossCounties }
    }
}
