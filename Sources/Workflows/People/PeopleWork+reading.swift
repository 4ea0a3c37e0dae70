import Campus
import Store

extension PeopleWork {
    func record(_ reach: PersonReach, for caller: Caller, on today: LocalDate, _ db: Transaction) throws -> PersonRecord {
        let row = reach.row
        let isEditable = reach.isEditable(on: today)
        let state = try db.first("SELECT state FROM account WHERE person_id = $1", row.id)?.text("state")
        return try PersonRecord(
            id: row.id, name: row.name, staffNumber: row.staffNumber,
            phone: numbers.phone(of: row).map(Masked.phone),
            identityNumber: numbers.identityNumber(of: row).map(Masked.residentID), leftOn: row.leftOn,
            posts: reach.visiblePosts, account: state.flatMap(AccountState.init), version: row.version,
            changedBy: row.changedBy, changedAt: row.changedAt,
            mayEdit: isEditable && caller.may(.editPeople),
            mayReveal: isEditable && caller.may(.revealPersonalData))
    }

    /// People who may be the same one: by sealed numbers and staff number anywhere, by name in the caller's branch.
    func refuseLookalikes(of entry: PersonEntry, except own: Person.ID?, in scope: Scope, _ db: Transaction) throws {
        var found: [(Lookalike, path: String)] = []
        if case .set(let number) = entry.identityNumber {
            for value in numbers.identityIndex.candidates(for: number.text) {
                found += try Self.lookalikes(.identityNumber, "person.id_index = $1", value, db)
            }
        }
        if case .set(let number) = entry.phone {
            for value in numbers.phoneIndex.candidates(for: number.text) {
                found += try Self.lookalikes(.phone, "person.phone_index = $1", value, db)
            }
        }
        if let number = entry.staffNumber { found += try Self.lookalikes(.staffNumber, "person.staff_no = $1", number, db) }
        if own == nil {
            found += try Self.lookalikes(.name, "person.name_key = $1", names.sortKey(entry.name), db)
                .filter { scope.contains($0.path) }
        }
        var seen: Set<Person.ID> = own.map { [$0] } ?? []
        let others = found.sorted { scope.contains($0.path) && !scope.contains($1.path) }
            .filter { seen.insert($0.0.id).inserted }
        guard !others.isEmpty else { return }
        throw PeopleRefusal.lookalikes(
            others.filter { scope.contains($0.path) }.map(\.0), elsewhere: others.count { !scope.contains($0.path) })
    }

    private static func lookalikes(
        _ reason: Lookalike.Reason, _ condition: String, _ value: String, _ db: Transaction
    ) throws -> [(Lookalike, path: String)] {
        try db.rows(
            """
            SELECT person.id, person.name, unit.name AS unit_name, post.path
            FROM person JOIN post ON post.person_id = person.id AND post.deleted_at IS NULL
                 JOIN unit ON unit.id = post.unit_id
            WHERE \(condition) AND person.deleted_at IS NULL ORDER BY person.id, post.starts_on DESC LIMIT 50
            """, value
        ).map { row in
            let person = try Lookalike(
                id: row.id("id"), name: row.text("name"), unitName: row.text("unit_name"), reason: reason)
            return (person, try row.text("path"))
        }
    }

    /// What changed, for the log: numbers are covered there as well.
    func changes(from row: PersonRow, to entry: PersonEntry) throws -> [AuditEntry.Change] {
        try fields(of: row, and: entry).filter { $0.old != $0.new }.map { .init($0.field, old: $0.old, new: $0.new) }
    }

    func conflict(_ entry: PersonEntry, with row: PersonRow) throws -> VersionConflict {
        VersionConflict(
            changedBy: row.changedBy, changedAt: row.changedAt, currentVersion: row.version,
            differences: try fields(of: row, and: entry).filter { $0.old != $0.new }
                .map { .init(field: $0.field, mine: $0.new, theirs: $0.old) })
    }

    private func fields(of row: PersonRow, and entry: PersonEntry) throws -> [(field: String, old: String, new: String)] {
        let phone = try numbers.phone(of: row)
        let identity = try numbers.identityNumber(of: row)
        return [
            ("name", row.name, entry.name),
            ("staffNumber", row.staffNumber ?? "", entry.staffNumber ?? ""),
            Self.field("phone", phone, entry.phone.text(\.text), Masked.phone),
            Self.field("identityNumber", identity, entry.identityNumber.text(\.text), Masked.residentID),
        ]
    }

    /// Covered texts; a change that the cover hides is still seen as one.
    private static func field(
        _ name: String, _ old: String?, _ new: String??, _ mask: (String) -> String
    ) -> (field: String, old: String, new: String) {
        guard let new, new != old else { return (name, old.map(mask) ?? "", old.map(mask) ?? "") }
        let (before, after) = (old.map(mask) ?? "", new.map(mask) ?? "")
        return (name, before, before == after ? after + " *" : after)
    }
}

extension SealedChange {
    /// `nil` where nothing changes.
    fileprivate func text(_ plain: (Value) -> String) -> String?? {
        switch self {
        case .keep: .none
        case .remove: .some(nil)
        case .set(let value): .some(plain(value))
        }
    }
}
