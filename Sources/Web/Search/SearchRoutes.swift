import Campus
import Hummingbird
import Workflows

/// The palette (G-51): JSON for the script, a page for everybody else.
struct SearchRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("search", use: search)
    }

    @Sendable private func search(_ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let typed = request.uri.queryParameters["q"].map(String.init) ?? ""
        let found = try await site.work.find.everything(typed, for: context.caller)
        let items = pages(typed, context.caller, visit.words) + found.map { FoundItem($0, visit.words) }
        if request.headers[.accept]?.hasPrefix("application/json") == true {
            return .json(.object([("items", .list(items.map(\.json)))]))
        }
        let page = SearchPage(typed: typed, items: items, visit.words)
        return try site.pages.html("Search/search", page: page, frame: visit.frame(page.head.title)).response
    }

    /// Pages of the rail that the words name.
    private func pages(_ typed: String, _ caller: Caller, _ words: Words) -> [FoundItem] {
        guard !typed.isEmpty else { return [] }
        return RailArea.rail(for: caller.role, current: nil, words: words)
            .filter { $0.label.lowercased().contains(typed.lowercased()) }
            .map { FoundItem(title: $0.label, address: $0.address, detail: words("search.page"), icon: $0.icon) }
    }
}

/// One line of the palette.
struct FoundItem: Sendable, Equatable {
    let title: String
    let address: String
    let detail: String
    let icon: String

    init(title: String, address: String, detail: String, icon: String) {
        self.title = title
        self.address = address
        self.detail = detail
        self.icon = icon
    }

    init(_ found: Found, _ words: Words) {
        switch found.subject {
        case .unit(let id, .school):
            self.init(title: found.name, address: "/schools/\(id)", detail: found.detail, icon: "gate")
        case .unit(let id, let kind):
            let place = [words("unit.kind.\(kind.rawValue)"), found.detail].filter { !$0.isEmpty }.joined(separator: "·")
            self.init(title: found.name, address: "/units/\(id)", detail: place, icon: "tree")
        case .person(let id):
            self.init(title: found.name, address: "/people/\(id)", detail: found.detail, icon: "person")
        }
    }

    var json: JSON {
        .object([
            ("title", .text(title)), ("address", .text(address)), ("detail", .text(detail)), ("icon", .text(icon)),
        ])
    }
}

struct SearchPage: Sendable {
    let head: HeadView
    let typed: String
    let items: [FoundItem]
    let empty: EmptyView?

    init(typed: String, items: [FoundItem], _ words: Words) {
        head = HeadView(typed.isEmpty ? words("search.title") : words("search.found", count: items.count))
        self.typed = typed
        self.items = items
        empty = items.isEmpty && !typed.isEmpty ? EmptyView(words("search.none", ["what": typed]), reason: words("search.hint")) : nil
    }
}
