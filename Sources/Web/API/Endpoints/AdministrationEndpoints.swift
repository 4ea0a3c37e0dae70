import Campus
import HTTPTypes
import Workflows

/// Rights explained, the log and its chain, rules of a unit, the recycle bin.
enum AdministrationEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "people/{person}/access", "api.access.explain", answers: access) { call in
            APIAnswer(described(try await call.work.access.explain(try call.id("person"), for: call.caller)))
        },
        Endpoint(.get, "audit/{number}", "api.audit.read", may: .readAudit, answers: AuditAnswer.schema) { call in
            APIAnswer(AuditAnswer.json(try await call.work.audit.record(try call.number("number"), for: call.caller)))
        },
        Endpoint(
            .post, "audit/check", "api.audit.check", may: .readAudit,
            answers: .object([
                .needs("intact", .truth), .needs("entries", .integer()), .needs("head"), .perhaps("broken", .integer()),
                .needs("checkedAt", .moment),
            ])
        ) { call in
            let verdict = try await call.work.audit.check(by: call.caller)
            return APIAnswer(.object([
                ("intact", .truth(verdict.broken == nil)), ("entries", .integer(verdict.entries)), ("head", .text(verdict.head)),
                ("broken", verdict.broken.map { .integer($0) } ?? .null), ("checkedAt", .moment(verdict.checkedAt)),
            ]))
        },
        Endpoint(.get, "settings", "api.settings.list", answers: settings) { call in
            let lines = try await call.work.settings.lines(for: call.caller)
            return APIAnswer(.object([("rows", .list(lines.map(described)))]))
        },
        Endpoint(
            .put, "settings/{setting:text}", "api.settings.change", takes: .object([.perhaps("value", .integer())]),
            answers: .object([.needs("before")])
        ) { call in
            let before = try await call.work.settings.change(
                call.word("setting"), to: call.body.text("value"), by: call.caller)
            return APIAnswer(.object([("before", .text(before))]))
        },
        Endpoint(.get, "bin", "api.bin.list", answers: bin) { call in
            let items = try await call.work.bin.items(for: call.caller)
            return APIAnswer(.object([("rows", .list(items.map(described)))]))
        },
        Endpoint(.post, "bin/{item}/restore", "api.bin.restore") { call in
            _ = try await call.work.bin.restore(try call.number("item"), by: call.caller)
            return .done
        },
    ]

    private static let access = Schema.object([
        .needs("person", .id), .needs("name"), .perhaps("account"),
        .needs("grants", .list(.object([
            .needs("role"), .needs("unit"), .needs("title"), .needs("startsOn", .day), .perhaps("endsOn", .day),
            .needs("permissions", .list(.word)), .needs("branch"), .needs("branchName"), .needs("units", .integer()),
            .needs("schools", .integer()),
        ]))),
    ])
    private static let settings = Schema.object([
        .needs("rows", .list(.object([
            .needs("name"), .needs("value", .integer()), .needs("low", .integer()), .needs("high", .integer()),
            .needs("usual", .integer()), .perhaps("setBy"), .perhaps("setAt", .moment), .perhaps("unit"),
            .needs("mayChange", .truth),
        ])))
    ])
    private static let bin = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("kind"), .needs("subject", .id), .needs("title"), .needs("deletedBy"),
            .needs("deletedAt", .moment), .needs("until", .day),
        ])))
    ])

    private static func described(_ access: AccessExplanation) -> JSON {
        let grants = access.grants.map { grant in
            JSON.object([
                ("role", .text(grant.role.rawValue)), ("unit", .text(grant.unitName)), ("title", .text(grant.title)),
                ("startsOn", .day(grant.startsOn)), ("endsOn", .day(grant.endsOn)),
                ("permissions", .list(grant.permissions.map { .text($0.rawValue) })), ("branch", .text(grant.branch)),
                ("branchName", .text(grant.branchName)), ("units", .count(grant.units)), ("schools", .count(grant.schools)),
            ])
        }
        return .object([
            ("person", .id(access.person)), ("name", .text(access.name)), ("account", .text(access.account?.rawValue)),
            ("grants", .list(grants)),
        ])
    }

    private static func described(_ line: SettingsWork.Line) -> JSON {
        .object([
            ("name", .text(line.setting.name)), ("value", .count(line.value)), ("low", .count(line.setting.range.lowerBound)),
            ("high", .count(line.setting.range.upperBound)), ("usual", .count(line.setting.usual)),
            ("setBy", .text(line.origin?.setBy)), ("setAt", .moment(line.origin?.setAt)),
            ("unit", .text(line.origin?.unitName)), ("mayChange", .truth(line.mayChange)),
        ])
    }

    private static func described(_ item: RecycleBin.Item) -> JSON {
        .object([
            ("id", .integer(item.id)), ("kind", .text(item.kind)), ("subject", .integer(item.subject)),
            ("title", .text(item.title)), ("deletedBy", .text(item.deletedBy)), ("deletedAt", .moment(item.deletedAt)),
            ("until", .day(item.until)),
        ])
    }
}

/// A line of the log in full.
enum AuditAnswer {
    static let schema = Schema.object([
        .needs("number", .id), .needs("at", .moment), .needs("person"), .needs("role"), .needs("unit"), .needs("address"),
        .needs("session"), .needs("action"), .needs("objectKind"), .needs("objectId"), .needs("objectTitle", .text()),
        .needs("result", .choice(["done", "refused"])), .needs("reason", .text(longest: 2_000)),
        .needs("changes", .list(.object([
            .needs("field"), .needs("old", .text(longest: 20_000)), .needs("new", .text(longest: 20_000)),
        ]))),
        .needs("previous"), .needs("hash"),
    ])

    static func json(_ record: AuditRecord) -> JSON {
        .object([
            ("number", .integer(record.number)), ("at", .moment(record.at)), ("person", .text(record.person)),
            ("role", .text(record.role)), ("unit", .text(record.unit)), ("address", .text(record.address)),
            ("session", .text(record.session)), ("action", .text(record.action)), ("objectKind", .text(record.objectKind)),
            ("objectId", .text(record.objectID)), ("objectTitle", .text(record.objectTitle)),
            ("result", .text(record.isRefused ? "refused" : "done")), ("reason", .text(record.reason)),
            ("changes", .list(record.changes.map {
                .object([("field", .text($0.field)), ("old", .text($0.old)), ("new", .text($0.new))])
            })),
            ("previous", .text(record.previous)), ("hash", .text(record.hash)),
        ])
    }
}
