import Campus
import Hummingbird
import Workflows

/// Units: the tree, its table, and the page of each unit.
struct UnitRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("units", use: index)
        inside.get("units/planned", use: planned)
        inside.get("units/shape", use: shape)
        inside.get("units/:id", use: show)
        inside.post("units/:id/delete", use: delete)
        inside.post("units/:id/restore", use: restore)
        UnitFormRoutes(site: site).add(to: inside)
        ReorganisationRoutes(site: site).add(to: inside)
        UnitJSONRoutes(site: site).add(to: inside)
    }

    @Sendable private func index(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let words = visit.words
        // The tree is opened by `open`; every other question is one for the table.
        let asked = TableAddress(request, path: "/units", .units)
        let isTable = request.uri.queryParameters["as"] == "table" || !asked.pairs.isEmpty
        let tabs = TabsView(label: words("units.views"), items: [
            LinkView(words("units.tree"), "/units", isCurrent: !isTable),
            LinkView(words("units.table"), "/units?as=table", isCurrent: isTable),
        ])
        let head = try await head(context.caller, words)
        let frame = visit.frame(words("rail.units"), area: .units)
        guard !isTable else {
            let builder = ListPageBuilder(.units, path: "/units", request, visit, context.caller, site: site) { "/units/\($0.id)" }
            return try site.pages.html("list", page: ListPageView(head: head, tabs: tabs, table: try await builder.table()), frame: frame)
        }
        let tree = try await UnitTreeBuilder(site: site, caller: context.caller, words: words).tree(request)
        return try site.pages.html("Units/tree", page: UnitsPage(head: head, tabs: tabs, tree: tree), frame: frame)
    }

    private func head(_ caller: Caller, _ words: Words) async throws -> HeadView {
        let planned = try await site.work.reorganisations.planned(for: caller)
        let buttons: [ButtonView] = (caller.may(.editUnits) ? [.link(words("unit.add"), to: "/units/new", .main, icon: "plus")] : [])
            + [.link(words("units.shape"), to: "/units/shape")]
        guard let first = planned.first else {
            return HeadView(words("units.title", ["unit": caller.unitName]), then: words("units.then.none"), buttons: buttons)
        }
        return HeadView(
            words("units.title.planned", count: planned.count),
            then: words("units.then.next", ["day": first.day.description, "unit": first.unitName, "what": words("unit.change.\(first.change.kind)")]),
            buttons: buttons + [.link(words("units.planned"), to: "/units/planned")])
    }

    @Sendable private func planned(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let planned = try await site.work.reorganisations.planned(for: context.caller)
        let page = PlannedPage(planned, caller: context.caller, visit.words)
        return try site.pages.html("Units/planned", page: page, frame: visit.frame(page.head.title, area: .units))
    }

    /// The tree as it was on a day of the past (ORG-04).
    @Sendable private func shape(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let typed = request.uri.queryParameters["on"].map(String.init) ?? ""
        let today = site.clock.today
        let day = TypedDate(typed, today: today, calendar: site.work.calendar.working)?.day ?? LocalDate(typed) ?? today
        let shapes = try await site.work.units.shape(on: day, for: context.caller)
        let page = ShapePage(shapes, on: day, visit.words)
        return try site.pages.html("Units/shape", page: page, frame: visit.frame(page.head.title, area: .units))
    }

    @Sendable private func show(_ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let profile = try await site.work.units.profile(of: context.unitID(), for: context.caller)
        let page = UnitPage(profile, caller: context.caller, today: site.clock.today, visit.words)
        return try site.pages.html("Units/unit", page: page, frame: visit.frame(profile.unit.name, area: .units)).response
    }

    @Sendable private func delete(_ request: Request, _ context: CallerContext) async throws -> Response {
        let id = try context.unitID()
        let name = try await site.work.unitTree.name(of: id, for: context.caller) ?? ""
        try await site.work.units.delete(id, reason: context.form?.text("reason") ?? "", by: context.caller)
        return .seeOther("/units", said: Flash("said.unit.deleted", argument: name, undo: "/units/\(id)/restore"))
    }

    @Sendable private func restore(_ request: Request, _ context: CallerContext) async throws -> Response {
        let id = try context.unitID()
        try await site.work.units.restore(id, by: context.caller)
        return .seeOther("/units/\(id)", said: Flash("said.unit.restored"))
    }
}

/// A list with its head.
struct ListPageView: Sendable {
    let head: HeadView
    let tabs: TabsView?
    let table: TableView
}

struct UnitsPage: Sendable {
    let head: HeadView
    let tabs: TabsView
    let tree: UnitTreeView
}
