import Campus
import HTTPTypes
import Workflows

/// Passwords and second factors: one's own, and those of people who lost theirs.
enum SecurityEndpoints {
    static let all: [Endpoint] = [
        Endpoint(
            .put, "me/password", "api.me.changePassword",
            takes: .object([.needs("old"), .needs("new"), .needs("repeated")])
        ) { call in
            try await call.work.own.changePassword(
                old: call.body.text("old"), new: call.body.text("new"), repeated: call.body.text("repeated"), by: call.caller)
            return .done
        },
        Endpoint(
            .get, "me/second-factor", "api.me.secondFactor",
            answers: .object([.needs("isOn", .truth), .needs("isRequired", .truth), .needs("codesLeft", .integer(0...100))])
        ) { call in
            let state = try await call.work.own.secondFactor(of: call.caller)
            return APIAnswer(.object([
                ("isOn", .truth(state.isOn)), ("isRequired", .truth(state.isRequired)), ("codesLeft", .count(state.codesLeft)),
            ]))
        },
        Endpoint(
            .post, "accounts/{account}/second-factor/ask", "api.accounts.askSecondFactor", may: .manageRoles,
            takes: .object([.needs("reason")])
        ) { call in
            try await call.work.accounts.askToTurnOffSecondFactor(
                of: try call.id("account"), because: call.body.text("reason"), by: call.caller)
            return .done
        },
        Endpoint(
            .get, "second-factor-requests", "api.accounts.secondFactorRequests", may: .seeAccounts, answers: requests
        ) { call in
            let found = try await call.work.accounts.secondFactorRequests(for: call.caller)
            return APIAnswer(.object([("rows", .list(found.map(described)))]))
        },
        Endpoint(
            .post, "second-factor-requests/{request}/answer", "api.accounts.answerSecondFactor", may: .manageAccounts,
            takes: .object([.needs("confirm", .truth)])
        ) { call in
            try await call.work.accounts.answerSecondFactor(
                try call.number("request"), confirm: call.body.isTrue("confirm"), by: call.caller)
            return .done
        },
        Endpoint(
            .get, "units/{unit}/onlookers", "api.access.onlookers",
            answers: .object([
                .needs("unit"),
                .needs("people", .list(.object([
                    .needs("id", .id), .needs("name"), .needs("unit"), .needs("role"), .needs("hasAccount", .truth),
                ]))),
            ])
        ) { call in
            let found = try await call.work.access.onlookers(of: try call.id("unit"), for: call.caller)
            let people = found.people.map { person in
                JSON.object([
                    ("id", .id(person.person)), ("name", .text(person.name)), ("unit", .text(person.unitName)),
                    ("role", .text(person.role.rawValue)), ("hasAccount", .truth(person.hasAccount)),
                ])
            }
            return APIAnswer(.object([("unit", .text(found.unitName)), ("people", .list(people))]))
        },
    ]

    private static let requests = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("account", .id), .needs("name"), .needs("unit"), .needs("askedBy"),
            .needs("askedAt", .moment), .needs("reason"),
        ])))
    ])

    private static func described(_ request: SecondFactorRequest) -> JSON {
        .object([
            ("id", .integer(request.id)), ("account", .id(request.account)), ("name", .text(request.name)),
            ("unit", .text(request.unitName)), ("askedBy", .text(request.askedBy)), ("askedAt", .moment(request.askedAt)),
            ("reason", .text(request.reason)),
        ])
    }
}
