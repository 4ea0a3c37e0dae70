import Campus
import Store

/// Posts in the caller's branch that end soon: somebody must follow (ORG-06).
struct PostsToDo: ToDoSource {
    func concerns(_ caller: Caller) -> Bool { caller.may(.editPeople) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        let days = try Setting.postEndDays.value(at: caller.scope.lower, db)
        let row = try db.first(
            """
            SELECT count(*) AS n, min(post.ends_on) AS first_on, min(post.person_id) AS person_id,
                   min(person.name) AS name, min(unit.name) AS unit_name
            FROM post JOIN person ON person.id = post.person_id JOIN unit ON unit.id = post.unit_id
            WHERE post.path >= $1 AND post.path < $2 AND post.deleted_at IS NULL AND person.deleted_at IS NULL
              AND post.ends_on >= $3 AND post.ends_on <= $4
            """, caller.scope.lower, caller.scope.upper, moment.today, moment.today.adding(days: days))
        guard let row, try row.int("n") > 0 else { return [] }
        let (count, day) = (try row.int("n"), try row.date("first_on"))
        return [
            count == 1
                ? ToDo(
                    "post", words: "post", arguments: ["name": try row.text("name")], unitName: try row.text("unit_name"),
                    due: day, address: "/people/\(try row.int64("person_id"))")
                : ToDo(
                    "post", words: "posts", arguments: ["count": "\(count)"], due: day,
                    address: "/people?ends_on.from=\(moment.today)&ends_on.to=\(moment.today.adding(days: days))")
        ]
    }
}

/// The caller's own tokens of the API that end soon.
struct TokensToDo: ToDoSource {
    static let days = 14

    func concerns(_ caller: Caller) -> Bool { true }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        try db.rows(
            """
            SELECT id, name, expires_on FROM token
            WHERE account_id = $1 AND revoked_at IS NULL AND expires_on >= $2 AND expires_on <= $3
            ORDER BY expires_on, id LIMIT 5
            """, caller.account, moment.today, moment.today.adding(days: Self.days)
        ).map { row in
            ToDo(
                "token/\(try row.int64("id"))", words: "token", arguments: ["name": try row.text("name")],
                due: try row.date("expires_on"), address: "/me/tokens")
        }
    }
}

/// What lies in the recycle bin and will be erased within a week.
struct RecycleBinToDo: ToDoSource {
    static let days = 7

    func concerns(_ caller: Caller) -> Bool { caller.may(.editPeople) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        let soon = moment.now.adding(seconds: -Int64(RecycleBin.days - Self.days) * 86_400)
        let row = try db.first(
            """
            SELECT count(*) AS n, min(deleted_at) AS first_at FROM recycled
            WHERE path >= $1 AND path < $2 AND deleted_at <= $3 AND kind = 'person'
            """, caller.scope.lower, caller.scope.upper, soon)
        guard let row, try row.int("n") > 0 else { return [] }
        return [
            ToDo(
                "recycle-bin", words: "recycle-bin", arguments: ["count": "\(try row.int("n"))"],
                due: try row.instant("first_at").localDate.adding(days: RecycleBin.days), address: "/people/bin")
        ]
    }
}
