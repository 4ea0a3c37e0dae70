import Campus
import Store

/// For whom a job works: the person in the post in which it was asked for, with the rights of today.
enum JobCaller {
    /// - Throws: `Denied` if the account or the post has ended meanwhile.
    static func find(_ account: Account.ID, _ post: Post.ID, job: String, _ db: Transaction) throws -> Caller {
        let row = try db.first(
            """
            SELECT person.id AS person, person.name, post.role, unit.id AS unit, unit.name AS unit_name, unit.kind, unit.path,
                   post.starts_on, post.ends_on
            FROM account JOIN person ON person.id = account.person_id
            JOIN post ON post.person_id = person.id JOIN unit ON unit.id = post.unit_id
            WHERE account.id = $1 AND post.id = $2 AND account.state = 'active' AND person.deleted_at IS NULL
              AND post.deleted_at IS NULL AND unit.deleted_at IS NULL
            """, account, post)
        guard let row, let role = Role(rawValue: try row.text("role")), let kind = Unit.Kind(rawValue: try row.text("kind"))
        else { throw Denied.lacks(.seeUnits) }
        return try Caller(
            account: account, person: row.id("person"), name: row.text("name"), post: post, role: role,
            unit: row.id("unit"), unitName: row.text("unit_name"), scope: Unit.scope(of: kind, path: row.text("path")),
            session: job, address: "")
    }
}
