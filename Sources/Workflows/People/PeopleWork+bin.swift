package import Campus
import Store

extension PeopleWork {
    /// Puts a person, entered by mistake, into the recycle bin for thirty days. Who leaves is handed over instead.
    package func delete(_ id: Person.ID, by caller: Caller) async throws {
        try caller.must(.editPeople)
        let now = database.clock.now()
        try await database.write { db in
            let reach = try PersonReach(id, scope: caller.scope, db)
            guard id != caller.person else { throw PeopleRefusal.oneself }
            guard !reach.servesElsewhere(on: now.localDate) else { throw PeopleRefusal.servesElsewhere }
            guard !reach.holdsAdministrativeDuty(on: now.localDate) else { throw Denied.lacks(.manageAccounts) }
            let path = reach.path(on: now.localDate)
            try db.run("UPDATE person SET deleted_at = $2, version = version + 1 WHERE id = $1", id, now)
            try db.run("UPDATE post SET deleted_at = $2 WHERE person_id = $1 AND deleted_at IS NULL", id, now)
            try SearchIndex.forget(.person, id.rawValue, db)
            try db.run(
                """
                UPDATE session SET ended_at = $2, ended_why = 'person-deleted'
                WHERE ended_at IS NULL AND account_id IN (SELECT id FROM account WHERE person_id = $1)
                """, id, now)
            try RecycleBin.put("person", id.rawValue, title: reach.row.name, path: path, by: caller, at: now, db)
            db.audit(AuditEntry(by: caller, "person.deleted", "person", id, title: reach.row.name, path: path))
            try db.announce("person", "\(id)", path: path, at: now)
        }
    }

    /// How the recycle bin brings a person back: exactly as they were, with the posts that were deleted with them.
    var recycling: RecycledKind {
        let names = names
        return RecycledKind(name: "person", permission: .editPeople) { id, deletedAt, now, db in
            try db.run("UPDATE person SET deleted_at = NULL, version = version + 1 WHERE id = $1", id)
            try db.run("UPDATE post SET deleted_at = NULL WHERE person_id = $1 AND deleted_at = $2", id, deletedAt)
            try names.index(Person.ID(id), db)
        } erase: { id, db in
            // What others point to stays without a name; an account cannot be used without a post.
            try db.run(
                """
                UPDATE person SET name = '-', name_key = '', staff_no = NULL, phone = NULL, phone_index = NULL,
                    phone_tail = '', id_number = NULL, id_index = NULL
                WHERE id = $1 AND deleted_at IS NOT NULL
                """, id)
        }
    }
}
