import Campus
import HTTPTypes
import Workflows

/// Handing over when somebody leaves (LOG-07).
enum HandoverEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "handovers", "api.handovers.recent", may: .editPeople, answers: list) { call in
            let records = try await call.work.handover.recent(for: call.caller)
            return APIAnswer(.object([("rows", .list(records.map(described)))]))
        },
        Endpoint(
            .get, "people/{person}/handover", "api.handovers.preview", may: .editPeople,
            answers: .object([.needs("person", .id), .needs("name"), .needs("lines", lines)])
        ) { call in
            let preview = try await call.work.handover.preview(try call.id("person"), for: call.caller)
            return APIAnswer(.object([
                ("person", .id(preview.person)), ("name", .text(preview.name)), ("lines", described(preview.lines)),
            ]))
        },
        Endpoint(
            .post, "people/{person}/handover", "api.handovers.make", may: .editPeople,
            takes: .object([.needs("receiver", .id), .may("lastDay", .day), .needs("reason")]), answers: APISchema.made,
            status: .created
        ) { call in
            let number = try await call.work.handover.handOver(
                try call.id("person"), to: call.body.text("receiver"), lastDay: call.body.text("lastDay"),
                because: call.body.text("reason"), by: call.caller)
            return .made(number, at: "handovers")
        },
        Endpoint(
            .post, "handovers/{handover}/undo", "api.handovers.undo", may: .editPeople,
            answers: .object([.needs("person", .id)])
        ) { call in
            let person = try await call.work.handover.undo(try call.number("handover"), by: call.caller)
            return APIAnswer(.object([("person", .id(person))]))
        },
    ]

    private static let lines = Schema.list(.object([
        .needs("source"), .needs("count", .integer(0...Int64.max)), .needs("isHandedOver", .truth),
    ]))
    private static let list = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("person", .id), .needs("name"), .needs("receiver", .id), .needs("receiverName"),
            .needs("lines", lines), .needs("reason"), .needs("madeBy"), .needs("madeAt", .moment),
            .perhaps("undoneAt", .moment),
        ])))
    ])

    private static func described(_ lines: [Handover.Line]) -> JSON {
        .list(lines.map { line in
            .object([
                ("source", .text(line.source)), ("count", .count(line.count)), ("isHandedOver", .truth(line.isHandedOver)),
            ])
        })
    }

    private static func described(_ record: Handover.Record) -> JSON {
        .object([
            ("id", .integer(record.id)), ("person", .id(record.person)), ("name", .text(record.name)),
            ("receiver", .id(record.receiver)), ("receiverName", .text(record.receiverName)),
            ("lines", described(record.lines)), ("reason", .text(record.reason)), ("madeBy", .text(record.madeBy)),
            ("madeAt", .moment(record.madeAt)), ("undoneAt", .moment(record.undoneAt)),
        ])
    }
}
