import Campus
import Hummingbird
import Workflows

/// Saved filters of every list (T-05): saved from the table, looked after on a page of their own.
struct SavedViewRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("views/:list", use: index)
        inside.post("views/:list", use: save)
        inside.post("views/:list/:id/default", use: setDefault)
        inside.post("views/:list/:id/pin", use: pin)
        inside.post("views/:list/:id/delete", use: delete)
    }

    /// Where a list lives; a list that is not named here has no views.
    private static let homes = ["schools": "/schools", "units": "/units?as=table", "people": "/people", "accounts": "/admin/accounts", "audit": "/audit"]

    private func home(_ context: CallerContext) throws -> (list: String, address: String) {
        let list = try context.parameters.require("list")
        guard let address = Self.homes[list] else { throw NotFound() }
        return (list, address)
    }

    @Sendable private func save(_ request: Request, _ context: CallerContext) async throws -> Response {
        let (list, address) = try home(context)
        let form = context.form ?? FormFields()
        let sharing = SavedView.Sharing(rawValue: form.text("sharing")) ?? .nobody
        _ = try await site.work.views.save(
            form.text("name"), of: list, query: form.raw("query"), sharing: sharing, by: context.caller)
        let separator = address.contains("?") ? "&" : "?"
        return .seeOther(address + separator + form.raw("query"), said: Flash("said.view.saved", argument: form.text("name")))
    }

    @Sendable private func index(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let (list, address) = try home(context)
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let views = try await site.work.views.views(of: list, for: context.caller)
        return try site.pages.html(
            "Lists/views", page: SavedViewsPage(views, list: list, home: address, visit.words),
            frame: visit.frame(visit.words("view.title")))
    }

    private func id(_ context: CallerContext) throws -> SavedView.ID {
        guard let id = SavedView.ID(try context.parameters.require("id")) else { throw NotFound() }
        return id
    }

    @Sendable private func setDefault(_ request: Request, _ context: CallerContext) async throws -> Response {
        try await site.work.views.setDefault(id(context), context.form?.isOn("on") ?? true, by: context.caller)
        return .seeOther("/views/\(try home(context).list)")
    }

    @Sendable private func pin(_ request: Request, _ context: CallerContext) async throws -> Response {
        try await site.work.views.pin(id(context), context.form?.isOn("on") ?? true, by: context.caller)
        return .seeOther("/views/\(try home(context).list)")
    }

    @Sendable private func delete(_ request: Request, _ context: CallerContext) async throws -> Response {
        try await site.work.views.delete(id(context), by: context.caller)
        return .seeOther("/views/\(try home(context).list)", said: Flash("said.view.deleted"))
    }
}

/// One's own views and those of others, with what can be done to each.
struct SavedViewsPage: Sendable {
    let head: HeadView
    let rows: [Row]
    let empty: EmptyView?

    struct Row: Sendable {
        let name: String
        let address: String
        let note: String
        let buttons: [ButtonView]
    }

    init(_ views: [SavedView], list: String, home: String, _ words: Words) {
        head = HeadView(
            words("view.title"), crumbs: [CrumbView(words("list.\(list).title"), home), CrumbView(words("view.title"))])
        rows = views.map { view in
            func post(_ what: String, on: Bool) -> ButtonView {
                .post(
                    words("view.\(what).\(on ? "on" : "off")"), to: "/views/\(list)/\(view.id)/\(what)",
                    fields: [HiddenField("on", on ? "1" : "")], .low)
            }
            let notes = [
                view.isMine ? nil : words("view.shared"), view.sharing == .nobody || !view.isMine ? nil : words("view.sharing.\(view.sharing.rawValue)"),
                view.isDefault ? words("view.is-default") : nil, view.isPinned && view.isMine ? words("view.is-pinned") : nil,
            ].compactMap { $0 }
            return Row(
                name: view.name, address: home + (home.contains("?") ? "&" : "?") + view.query,
                note: notes.joined(separator: words("list.comma")),
                buttons: !view.isMine ? [] : [
                    post("default", on: !view.isDefault), post("pin", on: !view.isPinned),
                    .post(
                        words("view.delete"), to: "/views/\(list)/\(view.id)/delete", .low,
                        asking: words("view.delete.ask", ["name": view.name])),
                ])
        }
        empty = views.isEmpty ? EmptyView(words("view.none"), reason: words("view.none.reason")) : nil
    }
}
