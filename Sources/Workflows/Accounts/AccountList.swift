package import Campus

extension ListDefinition {
    /// Who has an account, in which state; one line a person, in the branch of their first post.
    ///
    /// - Parameter now: Decides which accounts wait after wrong passwords.
    package static func accounts(at now: Instant) -> ListDefinition {
        ListDefinition(
            name: "accounts", permission: .seeAccounts,
            from: """
                account JOIN person ON person.id = account.person_id
                JOIN post ON post.person_id = person.id JOIN unit ON unit.id = post.unit_id
                """,
            id: "account.id", path: "post.path",
            condition: """
                person.deleted_at IS NULL AND post.id = (SELECT min(own.id) FROM post AS own
                    WHERE own.person_id = person.id AND own.deleted_at IS NULL)
                """,
            search: (kind: "person", target: "account.person_id"), sort: ListSort("name"),
            columns: [
                ListColumn("name", .text, sql: "person.name", sort: "post.name_key"),
                ListColumn("login", .text, sql: "account.login", sort: "account.login"),
                ListColumn("unit", .text, sql: "unit.name", sort: "unit.name_key"),
                ListColumn("role", .choice(Role.allCases.map(\.rawValue), words: "role"), sql: "post.role", sort: "post.role"),
                ListColumn(
                    "state", .choice(AccountState.allCases.map(\.rawValue), words: "account.state"), sql: "account.state",
                    sort: "account.state"),
                ListColumn("locked", .yesNo, sql: "CASE WHEN account.locked_until_at > \(now.milliseconds) THEN 1 ELSE 0 END"),
                ListColumn("secondFactor", .yesNo, sql: "CASE WHEN account.totp_secret IS NULL THEN 0 ELSE 1 END"),
                ListColumn("lastSeen", .instant, sql: "account.last_seen_at", sort: "coalesce(account.last_seen_at, 0)"),
                ListColumn("created", .instant, sql: "account.created_at", sort: "account.created_at", shown: false),
            ])
    }
}
