import Campus
import Store

/// A second factor that the caller's own role asks for (GB/T 22239-2019 8.1.4.1 d).
struct SecondFactorToDo: ToDoSource {
    let rules: Gate.Rules

    func concerns(_ caller: Caller) -> Bool { true }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        let asks = caller.role.asksForSecondFactor && rules.secondFactorForAdministrators
        let row = try db.first(
            "SELECT totp_required FROM account WHERE id = $1 AND totp_secret IS NULL", caller.account)
        guard let row, try asks || row.bool("totp_required") else { return [] }
        return [
            ToDo("second-factor", words: "second-factor", due: moment.today, address: "/me/second-factor", weight: .security)
        ]
    }
}

/// Somebody lost a second factor; whoever did not ask for it decides (LOG-03).
struct SecondFactorRequestsToDo: ToDoSource {
    func concerns(_ caller: Caller) -> Bool { caller.may(.manageAccounts) }

    func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        try db.rows(
            """
            SELECT second_factor_request.id, second_factor_request.account_id, second_factor_request.asked_at, person.name
            FROM second_factor_request JOIN account ON account.id = second_factor_request.account_id
                 JOIN person ON person.id = account.person_id
            WHERE second_factor_request.ended_at IS NULL AND second_factor_request.asked_by <> $1
            ORDER BY second_factor_request.asked_at LIMIT 10
            """, caller.account
        ).map { row in
            ToDo(
                "second-factor/\(try row.int64("id"))", words: "second-factor-request",
                arguments: ["name": try row.text("name")],
                due: moment.working(1, after: try row.instant("asked_at").localDate),
                address: "/admin/accounts/\(try row.int64("account_id"))", weight: .security, isApproval: true)
        }
    }
}
