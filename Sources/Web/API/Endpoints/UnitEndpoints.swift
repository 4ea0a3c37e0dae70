import Campus
import HTTPTypes
import Workflows

/// Units: one, its children, adding and correcting.
enum UnitEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "units/roots", "api.units.roots", may: .seeUnits, answers: branch) { call in
            APIAnswer(described(try await call.work.unitTree.roots(for: call.caller), next: nil))
        },
        Endpoint(
            .get, "units/{unit}/children", "api.units.children", may: .seeUnits,
            query: [
                APIParameter("after", .text()), APIParameter("limit", .integer(1...200)),
                APIParameter("closed", .choice(["yes", "no"])),
            ], answers: branch
        ) { call in
            let found = try await call.work.unitTree.children(
                of: try call.id("unit"), after: try cursor(call), closed: call.query.text("closed") == "yes",
                limit: Int(call.query.text("limit")) ?? 100, for: call.caller)
            return APIAnswer(described(found.nodes, next: found.next))
        },
        Endpoint(.get, "units/{unit}", "api.units.read", may: .seeUnits, answers: UnitAnswer.schema) { call in
            APIAnswer(UnitAnswer.json(try await call.work.units.profile(of: try call.id("unit"), for: call.caller)))
        },
        Endpoint(
            .post, "units", "api.units.add", may: .editUnits,
            takes: .object([.needs("parent", .id), .needs("kind", .choice(Unit.Kind.allCases.map(\.rawValue)))] + fields + [.may("opensOn", .day)]),
            answers: APISchema.made, status: .created
        ) { call in
            let parent = Unit.ID(call.body.number("parent"))
            return .made(try await call.work.units.add(form(call.body), below: parent, by: call.caller), at: "units")
        },
        Endpoint(
            .put, "units/{unit}", "api.units.edit", may: .editUnits, takes: .object(fields + [APISchema.version])
        ) { call in
            try await call.work.units.edit(
                try call.id("unit"), form(call.body), version: call.body.number("version"), by: call.caller)
            return .done
        },
        Endpoint(
            .delete, "units/{unit}", "api.units.delete", may: .editUnits,
            query: [APIParameter("reason", .text(longest: 200))]
        ) { call in
            try await call.work.units.delete(try call.id("unit"), reason: call.query.text("reason"), by: call.caller)
            return .done
        },
    ]

    private static let fields: [Schema.Member] = [
        .needs("name"), .may("shortName"), .may("otherNames", .text()), .may("code"), .may("creditCode"),
        .may("domain", .choice(Unit.Domain.allCases.map(\.rawValue))), .may("phone"),
    ]

    private static let branch = Schema.object([
        .needs("rows", .list(.named("UnitNode", .object([
            .needs("id", .id), .needs("kind", .choice(Unit.Kind.allCases.map(\.rawValue))), .needs("name"), .perhaps("code"),
            .needs("state", .choice(Unit.State.allCases.map(\.rawValue))), .needs("path", .text()),
            .needs("way", .list(.word)), .needs("hasChildren", .truth),
        ])))),
        .perhaps("next"),
    ])

    private static func described(_ nodes: [UnitNode], next: ListCursor?) -> JSON {
        let rows = nodes.map { node in
            JSON.object([
                ("id", .id(node.id)), ("kind", .text(node.kind.rawValue)), ("name", .text(node.name)),
                ("code", .text(node.code)), ("state", .text(node.state.rawValue)), ("path", .text(node.path)),
                ("way", .list(node.way.map { .text($0) })), ("hasChildren", .truth(node.hasChildren)),
            ])
        }
        return .object([("rows", .list(rows)), ("next", .text(next?.description))])
    }

    private static func cursor(_ call: APICall) throws -> ListCursor? {
        let text = call.query.text("after")
        guard !text.isEmpty else { return nil }
        guard let cursor = ListCursor(text) else { throw ListRequestFault.badValue("after") }
        return cursor
    }

    private static func form(_ body: JSONBody) -> UnitForm {
        UnitForm(
            kind: body.text("kind"), name: body.text("name"), shortName: body.text("shortName"),
            otherNames: body.text("otherNames"), code: body.text("code"), creditCode: body.text("creditCode"),
            domain: body.text("domain"), phone: body.text("phone"), opensOn: body.day("opensOn"))
    }
}

/// Schemas that many endpoints share.
enum APISchema {
    static let made = Schema.object([.needs("id", .id)])
    /// What the writer saw; the later of two writers gets 409 with the differences.
    static let version = Schema.Member.needs("version", .integer(0...Int64.max))
}
