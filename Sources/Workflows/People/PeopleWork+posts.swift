package import Campus
import Store

/// Posts over time (ORG-06).
extension PeopleWork {
    package func addPost(_ form: PostForm, to id: Person.ID, by caller: Caller) async throws -> Post.ID {
        try caller.must(.editPeople)
        let now = database.clock.now()
        return try await database.write { db in
            let reach = try PersonReach(id, scope: caller.scope, db)
            let entry = try PostEntry(form, for: id, by: caller, today: now.localDate, db)
            try Self.refuseTwice(entry, among: reach.posts, except: nil)
            let post = try PostRows.insert(
                entry, of: id, nameKey: names.sortKey(reach.row.name), by: caller.name, at: now, db)
            try noteLeaving(id, at: now, db)
            try names.index(id, db)
            db.audit(
                AuditEntry(
                    by: caller, "post.added", "person", id, title: reach.row.name, path: entry.path,
                    changes: [.init("post", old: "", new: entry.words)]))
            try db.announce("person", "\(id)", path: entry.path, at: now)
            return post
        }
    }

    package func editPost(_ id: Post.ID, _ form: PostForm, version: Int64, by caller: Caller) async throws {
        try caller.must(.editPeople)
        let now = database.clock.now()
        try await database.write { db in
            let (old, person) = try Self.editable(id, by: caller, db)
            let entry = try PostEntry(form, for: person, by: caller, today: now.localDate, db)
            let reach = try PersonReach(person, scope: caller.scope, db)
            try Self.refuseTwice(entry, among: reach.posts, except: id)
            let changed = try db.run(
                """
                UPDATE post SET unit_id = $3, path = $4, role = $5, title = $6, starts_on = $7, ends_on = $8,
                    substitute_id = $9, version = version + 1, changed_by = $10, changed_at = $11
                WHERE id = $1 AND version = $2
                """, id, version, entry.unit, entry.path, entry.role.rawValue, entry.title, entry.startsOn,
                entry.endsOn, entry.substitute, caller.name, now)
            guard changed == 1 else { throw Self.conflict(entry, with: old) }
            try noteLeaving(person, at: now, db)
            try names.index(person, db)
            db.audit(
                AuditEntry(
                    by: caller, "post.edited", "person", person, title: reach.row.name, path: entry.path,
                    changes: Self.fields(of: old, and: entry).filter { $0.old != $0.new }
                        .map { .init($0.field, old: $0.old, new: $0.new) }))
            try db.announce("person", "\(person)", path: entry.path, at: now)
        }
    }

    /// The last day of a post. What was done in it stays.
    package func endPost(_ id: Post.ID, on typed: String, version: Int64, by caller: Caller) async throws {
        let post = try await self.post(id, for: caller)
        let form = PostForm(
            unit: "\(post.unit)", role: post.role.rawValue, title: post.title, startsOn: "\(post.startsOn)",
            endsOn: typed.trimmedWhitespace.isEmpty ? "\(database.clock.today)" : typed,
            substitute: post.substitute.map { "\($0.id)" } ?? "")
        try await editPost(id, form, version: version, by: caller)
    }

    package func post(_ id: Post.ID, for caller: Caller) async throws -> PostRecord {
        try caller.must(.seePeople)
        return try await database.read { db in
            guard let (post, _) = try PersonReach.post(id, db), caller.scope.contains(post.path) else { throw NotFound() }
            return post
        }
    }

    package func holder(of id: Post.ID, for caller: Caller) async throws -> Person.ID {
        try caller.must(.seePeople)
        return try await database.read { db in
            guard let (post, person) = try PersonReach.post(id, db), caller.scope.contains(post.path) else { throw NotFound() }
            return person
        }
    }

    private static func editable(_ id: Post.ID, by caller: Caller, _ db: Transaction) throws -> (PostRecord, Person.ID) {
        guard let (post, person) = try PersonReach.post(id, db), caller.scope.contains(post.path) else { throw NotFound() }
        // An officer does not touch the posts of those who may more.
        if post.role.administrativeDuty { throw Denied.lacks(.manageAccounts) }
        if let more = post.role.permissions.subtracting(caller.role.permissions).min(by: { $0.rawValue < $1.rawValue }) {
            throw Denied.lacks(more)
        }
        return (post, person)
    }

    /// The same role in the same unit at the same time is one post.
    private static func refuseTwice(_ entry: PostEntry, among posts: [PostRecord], except own: Post.ID?) throws {
        let overlaps = posts.contains { post in
            post.id != own && post.unit == entry.unit && post.role == entry.role
                && (entry.endsOn.map { post.startsOn <= $0 } ?? true) && (post.endsOn.map { $0 >= entry.startsOn } ?? true)
        }
        if overlaps { throw FormProblems(["role": "post.twice"]) }
    }

    /// A person has left once the last post has an end, and is back with the next.
    func noteLeaving(_ id: Person.ID, at now: Instant, _ db: Transaction) throws {
        let posts = try PersonReach.posts(of: id, db)
        let ends = posts.map(\.endsOn)
        let last: LocalDate? = ends.contains(nil) ? nil : ends.compactMap(\.self).max()
        try db.run("UPDATE person SET left_on = $2 WHERE id = $1", id, last)
    }

    private static func conflict(_ entry: PostEntry, with old: PostRecord) -> VersionConflict {
        VersionConflict(
            changedBy: old.changedBy, changedAt: old.changedAt, currentVersion: old.version,
            differences: fields(of: old, and: entry).filter { $0.old != $0.new }
                .map { .init(field: $0.field, mine: $0.new, theirs: $0.old) })
    }

    private static func fields(
        of old: PostRecord, and entry: PostEntry
    ) -> [(field: String, old: String, new: String)] {
        [
            ("unit", old.unitName, entry.unitName),
            ("role", old.role.rawValue, entry.role.rawValue),
            ("title", old.title, entry.title),
            ("startsOn", "\(old.startsOn)", "\(entry.startsOn)"),
            ("endsOn", old.endsOn.map { "\($0)" } ?? "", entry.endsOn.map { "\($0)" } ?? ""),
            ("substitute", old.substitute.map { "\($0.id)" } ?? "", entry.substitute.map { "\($0)" } ?? ""),
        ]
    }
}
