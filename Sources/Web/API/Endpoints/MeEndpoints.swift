import Campus
import HTTPTypes
import Workflows

/// Oneself: who I am here, where I am signed in, my tokens, what I chose.
enum MeEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "me", "api.me.read", answers: me) { APIAnswer(read($0.signedIn)) },
        Endpoint(
            .put, "me/settings", "api.me.choose", takes: .object([.needs("language"), .may("preferences", .text())])
        ) { call in
            _ = try await call.work.settings.choose(
                language: call.body.text("language"), preferences: call.body.maybe("preferences") ?? call.signedIn.preferences,
                by: call.caller)
            return .done
        },
        Endpoint(.get, "me/sessions", "api.me.sessions", answers: sessions) { call in
            let devices = try await call.work.own.devices(of: call.caller)
            return APIAnswer(.object([("rows", .list(devices.map(described)))]))
        },
        Endpoint(.delete, "me/sessions/{session}", "api.me.endSession") { call in
            try await call.work.own.endDevice(try call.number("session"), by: call.caller)
            return .done
        },
        Endpoint(.delete, "me/sessions", "api.me.endOtherSessions") { call in
            try await call.work.own.endOtherDevices(by: call.caller)
            return .done
        },
        Endpoint(.get, "me/tokens", "api.me.tokens", answers: tokens) { call in
            let tokens = try await call.work.own.tokens(of: call.caller)
            return APIAnswer(.object([("rows", .list(tokens.map(described)))]))
        },
        Endpoint(
            .post, "me/tokens", "api.me.makeToken", takes: newToken, answers: .object([.needs("token")]), status: .created
        ) { call in
            let form = APITokenForm(
                name: call.body.text("name"), mayWrite: call.body.isTrue("mayWrite"),
                addresses: call.body.text("addresses"), expiresOn: call.body.text("expiresOn"))
            return APIAnswer(.object([("token", .text(try await call.work.own.makeToken(form, by: call.caller)))]))
        },
        Endpoint(.delete, "me/tokens/{token}", "api.me.revokeToken") { call in
            try await call.work.own.revokeToken(try call.number("token"), by: call.caller)
            return .done
        },
    ]

    private static let post = Schema.object([
        .needs("id", .id), .needs("role"), .needs("title"), .needs("unit"),
    ])
    private static let me = Schema.named("Me", .object([
        .needs("account", .id), .needs("person", .id), .needs("name"), .needs("post", .id),
        .needs("role", .choice(Role.allCases.map(\.rawValue))), .needs("unit", .id), .needs("unitName"), .needs("branch"),
        .needs("permissions", .list(.word)), .needs("language"), .needs("unreadNotices", .integer(0...Int64.max)),
        .needs("posts", .list(post)),
    ]))
    private static let sessions = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("address"), .needs("agent", .text()), .needs("createdAt", .moment),
            .needs("seenAt", .moment), .needs("isThis", .truth),
        ])))
    ])
    private static let newToken = Schema.object([
        .needs("name"), .needs("expiresOn", .day), .may("mayWrite", .truth), .may("addresses"),
    ])
    private static let tokens = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("name"), .needs("mayWrite", .truth), .needs("addresses", .text(longest: 2_000)),
            .needs("expiresOn", .day), .needs("createdAt", .moment), .perhaps("usedAt", .moment),
            .needs("isRevoked", .truth), .needs("unit"), .needs("role"),
        ])))
    ])

    private static func read(_ signedIn: SignedIn) -> JSON {
        let caller = signedIn.caller
        let posts = signedIn.posts.map { post in
            JSON.object([
                ("id", .id(post.id)), ("role", .text(post.role.rawValue)), ("title", .text(post.title)),
                ("unit", .text(post.unitName)),
            ])
        }
        return .object([
            ("account", .id(caller.account)), ("person", .id(caller.person)), ("name", .text(caller.name)),
            ("post", .id(caller.post)), ("role", .text(caller.role.rawValue)), ("unit", .id(caller.unit)),
            ("unitName", .text(caller.unitName)), ("branch", .text(caller.scope.lower)),
            ("permissions", .list(caller.role.permissions.map(\.rawValue).sorted().map { .text($0) })),
            ("language", .text(signedIn.language)), ("unreadNotices", .count(signedIn.unreadNotices)),
            ("posts", .list(posts)),
        ])
    }

    private static func described(_ device: Device) -> JSON {
        .object([
            ("id", .integer(device.id)), ("address", .text(device.address)), ("agent", .text(device.agent)),
            ("createdAt", .moment(device.createdAt)), ("seenAt", .moment(device.seenAt)), ("isThis", .truth(device.isThis)),
        ])
    }

    private static func described(_ token: APIToken) -> JSON {
        .object([
            ("id", .integer(token.id)), ("name", .text(token.name)), ("mayWrite", .truth(token.mayWrite)),
            ("addresses", .text(token.addresses)), ("expiresOn", .day(token.expiresOn)),
            ("createdAt", .moment(token.createdAt)), ("usedAt", .moment(token.usedAt)), ("isRevoked", .truth(token.isRevoked)),
            ("unit", .text(token.unitName)), ("role", .text(token.role)),
        ])
    }
}
