import Campus
import HTTPTypes
import Workflows

/// Changes of the tree with an effective day (ORG-04).
enum ReorganisationEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "reorganisations", "api.reorganisations.planned", may: .seeUnits, answers: list) { call in
            let planned = try await call.work.reorganisations.planned(for: call.caller)
            return APIAnswer(.object([("rows", .list(planned.map(described)))]))
        },
        Endpoint(
            .post, "units/{unit}/reorganisations", "api.reorganisations.decide", may: .reorganiseUnits, takes: decision,
            answers: .object([.needs("id", .id), .needs("state", .choice(["planned", "applied"]))]), status: .created
        ) { call in
            guard let day = call.body.day("effectiveOn") else { throw FormProblems(["effectiveOn": "date"]) }
            let outcome = try await call.work.reorganisations.decide(
                try change(call.body), of: try call.id("unit"), on: day, reason: call.body.text("reason"), by: call.caller)
            let (id, state) = switch outcome {
            case .applied(let id): (id, "applied")
            case .planned(let id): (id, "planned")
            }
            return APIAnswer(.object([("id", .id(id)), ("state", .text(state))]))
        },
        Endpoint(
            .post, "reorganisations/{reorganisation}/cancel", "api.reorganisations.cancel", may: .reorganiseUnits
        ) { call in
            try await call.work.reorganisations.cancel(try call.id("reorganisation"), by: call.caller)
            return .done
        },
    ]

    private static let kinds = ["open", "rename", "move", "merge", "split", "close"]

    private static let decision = Schema.object([
        .needs("kind", .choice(kinds)), .needs("effectiveOn", .day), .needs("reason", .text()),
        .may("name"), .may("shortName"), .may("parent", .id), .may("members", .list(.id, most: 50)),
        .may("facts", .choice(Reorganisation.Facts.allCases.map(\.rawValue))),
        .may("posts", .choice(Reorganisation.Posts.allCases.map(\.rawValue))),
        .may("parts", .list(.object([.needs("name"), .may("code")]), most: 50)), .may("closes", .truth),
        .may("successor", .id),
    ])

    private static func change(_ body: JSONBody) throws(FormProblems) -> Reorganisation.Change {
        let posts = Reorganisation.Posts(rawValue: body.text("posts")) ?? .move
        switch body.text("kind") {
        case "open": return .open
        case "rename": return .rename(name: body.text("name"), shortName: body.text("shortName"))
        case "move":
            guard let parent = Unit.ID(body.text("parent")) else { throw FormProblems(["parent": "missing"]) }
            return .move(to: parent)
        case "merge":
            return .merge(.init(
                members: body.list("members").compactMap { $0.plain.flatMap { Unit.ID($0) } }, name: body.maybe("name"),
                facts: Reorganisation.Facts(rawValue: body.text("facts")) ?? .keep, posts: posts))
        case "split":
            let parts = body.list("parts").map(JSONBody.init).map { part in
                Reorganisation.Split.Part(name: part.text("name"), code: part.maybe("code"))
            }
            return .split(.init(parts: parts, closes: body.isTrue("closes")))
        default: return .close(successor: Unit.ID(body.text("successor")), posts: posts)
        }
    }

    private static let list = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("unit", .id), .needs("unitName"), .needs("kind", .choice(kinds)),
            .needs("others", .list(.id)), .needs("effectiveOn", .day),
            .needs("state", .choice(["planned", "applied", "cancelled", "failed"])), .needs("reason", .text()),
            .needs("decidedBy"), .needs("decidedAt", .moment),
        ])))
    ])

    private static func described(_ planned: Reorganisation) -> JSON {
        .object([
            ("id", .id(planned.id)), ("unit", .id(planned.unit)), ("unitName", .text(planned.unitName)),
            ("kind", .text(planned.change.kind)), ("others", .list(planned.change.others.map { .id($0) })),
            ("effectiveOn", .day(planned.day)), ("state", .text(planned.state.rawValue)), ("reason", .text(planned.reason)),
            ("decidedBy", .text(planned.decidedBy)), ("decidedAt", .moment(planned.decidedAt)),
        ])
    }
}
