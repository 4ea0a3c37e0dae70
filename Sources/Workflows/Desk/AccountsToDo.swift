import Campus
import Store

/// Accounts that wait to be approved.
struct AccountsToDo: ToDoSource {
    /// A person who has joined can do nothing until somebody decides; our own measure.
    static let workingDays = 3
    static let shown = 8

    func concerns(_ caller: Caller) -> Bool { caller.may(.approveAccounts) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        let rows = try db.rows(
            """
            SELECT account.id, account.created_at, person.name,
                   (SELECT min(unit.name) FROM post JOIN unit ON unit.id = post.unit_id
                    WHERE post.person_id = person.id AND post.deleted_at IS NULL) AS unit_name
            FROM account JOIN person ON person.id = account.person_id
            WHERE account.state = 'waiting' ORDER BY account.created_at, account.id LIMIT \(Self.shown + 1)
            """)
        let items = try rows.prefix(Self.shown).map { row in
            ToDo(
                "account/\(try row.int64("id"))", words: "account", arguments: ["name": try row.text("name")],
                unitName: try row.maybe("unit_name", row.text) ?? "",
                due: moment.working(Self.workingDays, after: try row.instant("created_at").localDate),
                address: "/admin/accounts/\(try row.int64("id"))", weight: .asked, isApproval: true)
        }
        guard rows.count > Self.shown else { return items }
        let all = try db.first("SELECT count(*) AS n FROM account WHERE state = 'waiting'")?.int("n") ?? rows.count
        return items + [
            ToDo(
                "account/more", words: "accounts-more", arguments: ["count": "\(all - Self.shown)"],
                address: "/admin/accounts?state=waiting", weight: .asked, isApproval: true)
        ]
    }
}

/// Invitations that nobody has opened and that end soon.
struct InvitationsToDo: ToDoSource {
    static let days: Int64 = 3

    func concerns(_ caller: Caller) -> Bool { caller.may(.manageAccounts) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        let row = try db.first(
            """
            SELECT count(*) AS n, min(invitation.expires_at) AS first_at
            FROM invitation JOIN account ON account.id = invitation.account_id
            WHERE invitation.used_at IS NULL AND invitation.kind = 'invitation' AND account.state = 'invited'
              AND invitation.expires_at > $1 AND invitation.expires_at <= $2
            """, moment.now, moment.now.adding(seconds: Self.days * 86_400))
        guard let row, try row.int("n") > 0 else { return [] }
        return [
            ToDo(
                "invitations", words: "invitations", arguments: ["count": "\(try row.int("n"))"],
                due: try row.instant("first_at").localDate, address: "/admin/accounts?state=invited")
        ]
    }
}
