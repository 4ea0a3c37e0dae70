import Campus
import Hummingbird
import Workflows

/// What pickers and the palette ask for (ORG-01, ORG-02, G-51).
struct UnitJSONRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("units/search.json", use: search)
        inside.get("units/:id/children.json", use: children)
        inside.get("units/recognise", use: recognise)
        inside.post("units/recognise", use: recognise)
    }

    /// `?q=` finds, `?in=` opens a branch, `?in=` empty is the root; `kind=`, `level=`, `has=` narrow.
    @Sendable private func search(_ request: Request, _ context: CallerContext) async throws -> Response {
        let query = request.uri.queryParameters
        let filter = filter(request)
        if let typed = query["q"], !typed.isEmpty {
            return .json(items(try await site.work.unitTree.search(String(typed), filter: filter, for: context.caller)))
        }
        guard let branch = query["in"].flatMap({ Unit.ID(String($0)) }) else {
            return .json(items(try await site.work.unitTree.roots(for: context.caller)))
        }
        if query["all"] != nil {
            return .json(items(try await site.work.unitTree.all(filter, below: branch, for: context.caller)))
        }
        return .json(items(try await site.work.unitTree.children(of: branch, limit: 200, for: context.caller).nodes))
    }

    @Sendable private func children(_ request: Request, _ context: CallerContext) async throws -> Response {
        let after = request.uri.queryParameters["after"].flatMap { ListCursor(String($0)) }
        let part = try await site.work.unitTree.children(of: context.unitID(), after: after, for: context.caller)
        return .json(items(part.nodes, next: part.next))
    }

    private func filter(_ request: Request) -> UnitTree.Filter {
        let query = request.uri.queryParameters
        let kinds = (query["kind"].map(String.init) ?? "").split(separator: ",").compactMap { Unit.Kind(rawValue: String($0)) }
        let level = query["level"].flatMap { Int($0) }.flatMap(DivisionCode.Level.init)
        let fact = query["has"].flatMap { SchoolFact(rawValue: String($0)) }
        return UnitTree.Filter(kinds: kinds, level: level, fact: fact)
    }

    private func items(_ nodes: [UnitNode], next: ListCursor? = nil) -> JSON {
        .object([
            ("items", .list(nodes.map { node in
                .object([
                    ("value", .text("\(node.id)")), ("text", .text(node.name)),
                    ("path", .text(node.way.joined(separator: " › "))), ("kind", .text(node.kind.rawValue)),
                    ("code", node.code.map(JSON.text) ?? .null), ("hasChildren", .truth(node.hasChildren)),
                ])
            })),
            ("next", next.map { .text($0.description) } ?? .null),
        ])
    }

    /// A pasted list: what was recognised, and what was not. As a page, or as JSON for scripts.
    @Sendable private func recognise(_ request: Request, _ context: CallerContext) async throws -> Response {
        let text = context.form?.raw("list") ?? request.uri.queryParameters["list"].map(String.init) ?? ""
        let pasted = try await site.work.unitTree.recognise(text, for: context.caller)
        if request.headers[.accept]?.hasPrefix("application/json") == true {
            return .json(.object([
                ("items", .list(pasted.recognised.map { line in
                    .object([("value", .text("\(line.node.id)")), ("text", .text(line.node.name)), ("path", .text(line.node.way.joined(separator: " › "))), ("typed", .text(line.text))])
                })),
                ("unknown", .list(pasted.unknown.map(JSON.text))), ("unclear", .list(pasted.unclear.map(JSON.text))),
            ]))
        }
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let page = RecognisePage(pasted, text: text, visit.words)
        return try site.pages.html("Units/recognise", page: page, frame: visit.frame(page.head.title, area: .units)).response
    }
}

extension Response {
    /// What one person may see: nothing keeps a copy.
    static func json(_ json: JSON) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }
}

/// What became of a pasted list.
struct RecognisePage: Sendable {
    let head: HeadView
    let form: FormView
    let lines: SmallTable?
    let unknown: NoteView?
    let unclear: NoteView?

    init(_ pasted: PastedUnits, text: String, _ words: Words) {
        head = HeadView(
            text.isEmpty ? words("units.recognise") : words("units.recognised", count: pasted.recognised.count),
            crumbs: [CrumbView(words("rail.units"), "/units"), CrumbView(words("units.recognise"))])
        form = FormView(
            action: "/units/recognise", once: FormOnce.fresh,
            fields: [.area("list", words("units.recognise.list"), value: text, hint: words("units.recognise.hint"))],
            submit: words("units.recognise.do"))
        let columns = [
            TableColumn("typed", words("units.recognise.typed"), isFixed: true), TableColumn("unit", words("rail.units")),
            TableColumn("place", words("list.units.place")),
        ]
        lines = pasted.recognised.isEmpty ? nil : SmallTable(
            caption: head.title, columns: columns,
            rows: pasted.recognised.map { line in
                TableRow(id: "\(line.node.id)", name: line.node.name, cells: [
                    TableCell(columns[0], line.text), TableCell(columns[1], line.node.name, address: "/units/\(line.node.id)"),
                    TableCell(columns[2], line.node.way.joined(separator: " › ")),
                ])
            })
        unknown = pasted.unknown.isEmpty ? nil : NoteView(
            words("units.unknown", ["names": pasted.unknown.joined(separator: words("list.comma"))]), .heed)
        unclear = pasted.unclear.isEmpty ? nil : NoteView(
            words("units.unclear", ["names": pasted.unclear.joined(separator: words("list.comma"))]), .heed)
    }
}
