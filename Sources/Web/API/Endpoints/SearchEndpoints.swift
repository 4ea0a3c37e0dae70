import Campus
import HTTPTypes
import Workflows

/// Finding by characters, pinyin, initials or codes, as the palette and the pickers do.
enum SearchEndpoints {
    static let all: [Endpoint] = [
        Endpoint(
            .get, "search", "api.search.everything", query: [APIParameter("q", .text(longest: 100), isRequired: true)],
            answers: .object([
                .needs("rows", .list(.object([
                    .needs("id", .id), .needs("kind", .choice(Unit.Kind.allCases.map(\.rawValue) + ["person"])),
                    .needs("name"), .needs("detail", .text()),
                ])))
            ])
        ) { call in
            let typed = String(call.query.text("q").prefix(100))
            let found = try await call.work.find.everything(typed, for: call.caller)
            return APIAnswer(.object([("rows", .list(found.map(described)))]))
        },
        Endpoint(
            .get, "search/units", "api.search.units", may: .seeUnits,
            query: [
                APIParameter("q", .text(longest: 100), isRequired: true),
                APIParameter("kind", .choice(Unit.Kind.allCases.map(\.rawValue)), isRepeated: true),
            ],
            answers: .object([
                .needs("rows", .list(.object([
                    .needs("id", .id), .needs("kind", .choice(Unit.Kind.allCases.map(\.rawValue))), .needs("name"),
                    .perhaps("code"), .needs("way", .list(.word)),
                ])))
            ])
        ) { call in
            let kinds = call.query.all("kind").compactMap(Unit.Kind.init)
            let nodes = try await call.work.unitTree.search(
                String(call.query.text("q").prefix(100)), filter: .init(kinds: kinds), for: call.caller)
            let rows = nodes.map { node in
                JSON.object([
                    ("id", .id(node.id)), ("kind", .text(node.kind.rawValue)), ("name", .text(node.name)),
                    ("code", .text(node.code)), ("way", .list(node.way.map { .text($0) })),
                ])
            }
            return APIAnswer(.object([("rows", .list(rows))]))
        },
    ]

    private static func described(_ found: Found) -> JSON {
        let (id, kind): (JSON, String) =
            switch found.subject {
            case .unit(let id, let kind): (.id(id), kind.rawValue)
            case .person(let id): (.id(id), "person")
            }
        return .object([
            ("id", id), ("kind", .text(kind)), ("name", .text(found.name)), ("detail", .text(found.detail)),
        ])
    }
}
