import Campus
import Hummingbird
import Workflows

/// Posts of a person over time.
struct PostRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("posts/:post", use: holder)
        inside.get("people/:person/posts/new", use: blank)
        inside.post("people/:person/posts", use: create)
        inside.get("people/:person/posts/:post", use: editing)
        inside.post("people/:person/posts/:post", use: edit)
    }

    /// The list of people has a line for each post; it leads to the person.
    @Sendable private func holder(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let person = try await turn.work.people.holder(of: try turn.id("post"), for: turn.caller)
        return .seeOther("/people/\(person)")
    }

    /// A post as the form says it; a unit or person that was typed by name is looked up.
    static func form(_ turn: Turn) async throws -> PostForm {
        let unit = try await turn.pickedUnit()
        let typed = turn.picked("substitute")
        let substitute = try await turn.work.people.person(picked: typed, for: turn.caller)
        return PostForm(
            unit: unit.map { "\($0.id)" } ?? (turn.picked("unit").isEmpty ? "" : "0"), role: turn.form.text("role"), title: turn.form.text("title"),
            startsOn: turn.form.text("startsOn"), endsOn: turn.form.text("endsOn"),
            substitute: substitute.map { "\($0.id)" } ?? typed)
    }

    @Sendable private func blank(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.editPeople)
        return try await editor(turn, nil, Typing(words: turn.words))
    }

    @Sendable private func create(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let person: Person.ID = try turn.id("person")
        do {
            _ = try await turn.work.people.addPost(try await Self.form(turn), to: person, by: turn.caller)
            return .seeOther("/people/\(person)", said: Flash("said.post.added"))
        } catch let problems as FormProblems {
            return try await editor(turn, nil, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    @Sendable private func editing(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.editPeople)
        let post = try await turn.work.people.post(try turn.id("post"), for: turn.caller)
        return try await editor(turn, post, Typing(words: turn.words))
    }

    @Sendable private func edit(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let person: Person.ID = try turn.id("person")
        let id: Post.ID = try turn.id("post")
        do {
            try await turn.work.people.editPost(id, try await Self.form(turn), version: turn.version, by: turn.caller)
            return .seeOther("/people/\(person)", said: Flash("said.post.saved"))
        } catch let problems as FormProblems {
            let post = try await turn.work.people.post(id, for: turn.caller)
            return try await editor(turn, post, Typing(words: turn.words, fields: turn.form, problems: problems))
        } catch let conflict as VersionConflict {
            return try Conflicts.show(
                conflict, turn, action: "/people/\(person)/posts/\(id)", back: "/people/\(person)/posts/\(id)", words: "post",
                area: .people)
        }
    }

    private func editor(_ turn: Turn, _ post: PostRecord?, _ typing: Typing) async throws -> Response {
        let words = turn.words
        let person = try await turn.work.people.person(try turn.id("person"), for: turn.caller)
        let isFresh = typing.fields == nil
        let unit = isFresh
            ? try await turn.work.people.unit(numbered: post?.unit ?? turn.caller.unit, for: turn.caller)
            : try await turn.pickedUnit()
        let substitute = try await turn.work.people.person(
            picked: isFresh ? post?.substitute.map { "\($0.id)" } ?? "" : turn.picked("substitute"), for: turn.caller)
        let fields = PersonForms(typing: typing, caller: turn.caller)
            .post(post, unit: unit, substitute: substitute, today: turn.today)
        let title = words(post == nil ? "post.add" : "post.edit")
        let form = FormView(
            action: "/people/\(person.id)/posts" + (post.map { "/\($0.id)" } ?? ""), once: Turn.once(),
            version: isFresh ? post?.version : turn.version, draft: "post-\(person.id)-\(post.map { "\($0.id)" } ?? "new")",
            summary: SummaryView(fields: fields, words: words), fields: fields, submit: words("form.save"),
            cancel: LinkView(words("form.cancel"), "/people/\(person.id)"))
        let page = SheetPage(
            head: HeadView(
                title, crumbs: [
                    CrumbView(words("rail.people"), "/people"), CrumbView(person.name, "/people/\(person.id)"), CrumbView(title),
                ]),
            sections: [SheetSection(form: form)])
        return try turn.sheet(page, area: .people, status: typing.status)
    }
}
