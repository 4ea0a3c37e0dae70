import Campus
import Store

enum PostRows {
    @discardableResult
    static func insert(
        _ post: PostEntry, of person: Person.ID, nameKey: String, by name: String, at now: Instant, _ db: Transaction
    ) throws -> Post.ID {
        Post.ID(
            try db.insert(
                """
                INSERT INTO post (person_id, unit_id, path, name_key, role, title, starts_on, ends_on, substitute_id,
                    changed_by, changed_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
                """, person, post.unit, post.path, nameKey, post.role.rawValue, post.title, post.startsOn, post.endsOn,
                post.substitute, name, now))
    }
}

extension PostEntry {
    /// For the log: `role · unit · 2026-09-01–`.
    var words: String { PostWords.text(role: role, unit: unitName, title: title, starts: startsOn, ends: endsOn) }
}

extension PostRecord {
    var words: String { PostWords.text(role: role, unit: unitName, title: title, starts: startsOn, ends: endsOn) }
}

private enum PostWords {
    static func text(role: Role, unit: String, title: String, starts: LocalDate, ends: LocalDate?) -> String {
        let parts = [role.rawValue, unit, title, "\(starts)–\(ends.map { "\($0)" } ?? "")"]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
