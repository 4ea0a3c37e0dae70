import Campus
import HTTPTypes
import Workflows

/// Saved views of lists: a filter, a sort and columns under a name (T-05).
enum ViewEndpoints {
    static let all: [Endpoint] = [
        Endpoint(.get, "views/{list:text}", "api.views.list", answers: views) { call in
            let views = try await call.work.views.views(of: call.word("list"), for: call.caller)
            return APIAnswer(.object([("rows", .list(views.map(described)))]))
        },
        Endpoint(
            .put, "views/{list:text}", "api.views.save",
            takes: .object([.needs("name"), .needs("query", .text(longest: 4_000)), .may("sharing", sharing)]),
            answers: APISchema.made
        ) { call in
            let id = try await call.work.views.save(
                call.body.text("name"), of: call.word("list"), query: call.body.text("query"),
                sharing: SavedView.Sharing(rawValue: call.body.text("sharing")) ?? .nobody, by: call.caller)
            return APIAnswer(.object([("id", .id(id))]))
        },
        Endpoint(
            .patch, "saved-views/{view}", "api.views.change",
            takes: .object([.may("isDefault", .truth), .may("isPinned", .truth)])
        ) { call in
            let id: SavedView.ID = try call.id("view")
            if !call.body["isDefault"].isNull {
                try await call.work.views.setDefault(id, call.body.isTrue("isDefault"), by: call.caller)
            }
            if !call.body["isPinned"].isNull { try await call.work.views.pin(id, call.body.isTrue("isPinned"), by: call.caller) }
            return .done
        },
        Endpoint(.delete, "saved-views/{view}", "api.views.delete") { call in
            try await call.work.views.delete(try call.id("view"), by: call.caller)
            return .done
        },
    ]

    private static let sharing = Schema.choice(SavedView.Sharing.allCases.map(\.rawValue))
    private static let views = Schema.object([
        .needs("rows", .list(.object([
            .needs("id", .id), .needs("name"), .needs("query", .text(longest: 4_000)), .needs("sharing", sharing),
            .needs("isMine", .truth), .needs("isDefault", .truth), .needs("isPinned", .truth),
        ])))
    ])

    private static func described(_ view: SavedView) -> JSON {
        .object([
            ("id", .id(view.id)), ("name", .text(view.name)), ("query", .text(view.query)),
            ("sharing", .text(view.sharing.rawValue)), ("isMine", .truth(view.isMine)),
            ("isDefault", .truth(view.isDefault)), ("isPinned", .truth(view.isPinned)),
        ])
    }
}
