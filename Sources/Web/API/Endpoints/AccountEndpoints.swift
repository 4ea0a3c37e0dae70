import Campus
import HTTPTypes
import Workflows

/// Accounts, as administrators keep them: one duty makes, the other approves.
enum AccountEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "accounts/{account}", "api.accounts.read", may: .seeAccounts, answers: account) { call in
            APIAnswer(described(try await call.work.accounts.account(try call.id("account"), for: call.caller)))
        },
        Endpoint(
            .post, "accounts", "api.accounts.create", may: .manageAccounts, takes: newAccount, answers: APISchema.made,
            status: .created
        ) { call in
            .made(try await call.work.accounts.create(form(call.body), by: call.caller), at: "accounts")
        },
        Endpoint(.post, "accounts/{account}/approve", "api.accounts.approve", may: .approveAccounts) { call in
            try await call.work.accounts.approve(try call.id("account"), by: call.caller)
            return .done
        },
        Endpoint(
            .post, "accounts/{account}/refuse", "api.accounts.refuse", may: .approveAccounts, takes: reason
        ) { call in
            try await call.work.accounts.refuse(
                try call.id("account"), because: call.body.text("reason"), by: call.caller)
            return .done
        },
        Endpoint(
            .post, "accounts/{account}/disable", "api.accounts.disable", may: .manageAccounts, takes: reason
        ) { call in
            try await call.work.accounts.disable(
                try call.id("account"), because: call.body.text("reason"), by: call.caller)
            return .done
        },
        Endpoint(.post, "accounts/{account}/enable", "api.accounts.enable", may: .manageAccounts) { call in
            try await call.work.accounts.enable(try call.id("account"), by: call.caller)
            return .done
        },
        Endpoint(
            .post, "accounts/{account}/unlock", "api.accounts.unlock", takes: reason
        ) { call in
            try await call.work.accounts.liftLock(
                try call.id("account"), because: call.body.text("reason"), by: call.caller)
            return .done
        },
        Endpoint(
            .post, "accounts/{account}/link", "api.accounts.link", may: .manageAccounts,
            answers: .object([.needs("secret")])
        ) { call in
            let secret = try await call.work.accounts.link(for: try call.id("account"), by: call.caller)
            return APIAnswer(.object([("secret", .text(secret))]))
        },
        Endpoint(
            .post, "accounts/{account}/duty", "api.accounts.giveDuty", may: .manageAccounts,
            takes: .object([.needs("unit", .id), .needs("role", .choice(Role.allCases.filter(\.administrativeDuty).map(\.rawValue)))])
        ) { call in
            try await call.work.accounts.giveDuty(
                call.body.text("role"), in: call.body.text("unit"), to: try call.id("account"), by: call.caller)
            return .done
        },
    ]

    private static let reason = Schema.object([.needs("reason")])
    private static let newAccount = Schema.object([
        .may("person", .id), .may("name"), .may("staffNumber"), .may("phone"), .needs("login"), .may("unit", .id),
        .may("role", .choice(Role.allCases.map(\.rawValue))), .may("title"),
    ])
    private static let account = Schema.named("Account", .object([
        .needs("id", .id), .needs("person", .id), .needs("name"), .needs("login"),
        .needs("state", .choice(AccountState.allCases.map(\.rawValue))), .needs("reason"), .perhaps("lockedUntil", .moment),
        .needs("hasSecondFactor", .truth), .needs("waitsForSecondFactor", .truth), .needs("createdAt", .moment),
        .perhaps("lastSeenAt", .moment), .needs("openSessions", .integer(0...Int64.max)),
        .needs("tokens", .integer(0...Int64.max)), .needs("posts", .list(PersonAnswer.post)),
    ]))

    private static func form(_ body: JSONBody) -> AccountForm {
        AccountForm(
            person: body.text("person"), name: body.text("name"), staffNumber: body.text("staffNumber"),
            phone: body.text("phone"), login: body.text("login"), unit: body.text("unit"), role: body.text("role"),
            title: body.text("title"))
    }

    private static func described(_ account: AccountRecord) -> JSON {
        .object([
            ("id", .id(account.id)), ("person", .id(account.person)), ("name", .text(account.name)),
            ("login", .text(account.login)), ("state", .text(account.state.rawValue)), ("reason", .text(account.reason)),
            ("lockedUntil", .moment(account.lockedUntil)), ("hasSecondFactor", .truth(account.hasSecondFactor)),
            ("waitsForSecondFactor", .truth(account.waitsForSecondFactor)), ("createdAt", .moment(account.createdAt)),
            ("lastSeenAt", .moment(account.lastSeenAt)), ("openSessions", .count(account.openDevices)),
            ("tokens", .count(account.tokens)), ("posts", .list(account.posts.map(PersonAnswer.json))),
        ])
    }
}
