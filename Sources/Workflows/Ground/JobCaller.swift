import Campus
import Store

/// For whom a job works: the person in the post in which it was asked for, with the rights of today.
enum JobCaller {
    /// - Throws: `Denied` if the account or the post has ended meanwhile.
    static func find(
        _ account: Account.ID, _ post: Post.ID, job: String, on today: LocalDate, _ db: Transaction
    ) throws -> Caller {
        let row = try db.first(
            """
            SELECT person.id, person.name FROM account JOIN person ON person.id = account.person_id
            WHERE account.id = $1 AND account.state = 'active' AND person.deleted_at IS NULL
            """, account)
        guard let row else { throw Denied.lacks(.seeUnits) }
        let person: Person.ID = try row.id("id")
        guard let place = try PostRow.active(of: person, on: today, db).first(where: { $0.id == post })
        else { throw Denied.lacks(.seeUnits) }
        return Caller(
            account: account, person: person, name: try row.text("name"), post: post, role: place.role, unit: place.unit,
            unitName: place.unitName, scope: place.scope, session: job, address: "")
    }
}
