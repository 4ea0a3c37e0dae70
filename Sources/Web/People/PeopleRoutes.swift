import Campus
import Hummingbird
import Workflows

/// People: enter, look at, change, reveal, delete.
struct PeopleRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("people", use: all)
        inside.get("people/new", use: blank)
        inside.post("people", use: create)
        inside.get("people/picker", use: picker)
        inside.get("people/bin", use: bin)
        inside.post("people/bin/:item", use: restoreItem)
        inside.get("people/:person", use: one)
        inside.get("people/:person/edit", use: editing)
        inside.post("people/:person", use: edit)
        inside.get("people/:person/reveal", use: askPurpose)
        inside.post("people/:person/reveal", use: reveal)
        inside.post("people/:person/delete", use: delete)
        inside.post("people/:person/restore", use: restore)
        PostRoutes(site: site).add(to: inside)
        HandoverRoutes(site: site).add(to: inside)
    }

    @Sendable private func all(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let words = turn.words
        let mayEdit = turn.caller.may(.editPeople)
        var actions: [ButtonView] = []
        if mayEdit { actions.append(.link(words("person.new"), to: "/people/new", .yes)) }
        if turn.caller.may(.importData) { actions.append(.link(words("rail.imports"), to: "/imports")) }
        let builder = ListPageBuilder(
            .people(on: turn.today), path: "/people", request, turn.visit, turn.caller, site: site,
            empty: EmptyView(words("list.people.none"), reason: words("list.people.none.reason"), actions: actions)
        ) { "/posts/\($0.id)" }
        let more: [ButtonView] = mayEdit
            ? [.link(words("handover.recent"), to: "/handovers", .quiet), .link(words("bin.name"), to: "/people/bin", .quiet)] : []
        let head = HeadView(words("rail.people"), buttons: actions + more)
        let page = ListPageView(head: head, tabs: nil, table: try await builder.table())
        return try turn.show("list", page, title: head.title, area: .people)
    }

    @Sendable private func one(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let person = try await turn.work.people.person(try turn.id("person"), for: turn.caller)
        let endDays = try await turn.work.settings.value(of: .postEndDays, for: turn.caller)
        let page = PersonPage(words: turn.words, person: person, caller: turn.caller, today: turn.today, endDays: endDays)
        return try turn.sheet(page.sheet, area: .people)
    }

    // MARK: entering

    @Sendable private func blank(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.editPeople)
        return try await entry(turn, Typing(words: turn.words))
    }

    @Sendable private func create(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        do {
            let id = try await turn.work.people.add(
                PersonForm(editing: turn.form), post: try await PostRoutes.form(turn), by: turn.caller)
            return .seeOther("/people/\(id)", said: Flash("said.person.added", argument: turn.form.text("name")))
        } catch let problems as FormProblems {
            return try await entry(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        } catch PeopleRefusal.lookalikes(let people, let elsewhere) {
            return try await entry(
                turn, Typing(words: turn.words, fields: turn.form), lookalikes: (people, elsewhere))
        }
    }

    private func entry(
        _ turn: Turn, _ typing: Typing, lookalikes: ([Lookalike], Int)? = nil
    ) async throws -> Response {
        let words = turn.words
        let forms = PersonForms(typing: typing, caller: turn.caller)
        let asked = Unit.ID(turn.query("unit")) ?? turn.caller.unit
        let unit = typing.fields == nil
            ? try await turn.work.people.unit(numbered: asked, for: turn.caller) : try await turn.pickedUnit()
        let substitute = try await turn.work.people.person(picked: turn.picked("substitute"), for: turn.caller)
        var first = forms.particulars()
        if lookalikes != nil { first.append(.checkbox("isNobodyElse", words("person.nobodyElse"))) }
        let second = forms.post(unit: unit, substitute: substitute, today: turn.today)
        let form = FormView(
            action: "/people", once: Turn.once(), draft: "person-new", summary: SummaryView(fields: first + second, words: words),
            groups: [FieldGroup(words("person.particulars"), first), FieldGroup(words("person.firstPost"), second)],
            submit: words("form.save"), cancel: LinkView(words("form.cancel"), "/people"))
        let title = words("person.new")
        let page = SheetPage(
            head: HeadView(title, crumbs: [CrumbView(words("rail.people"), "/people"), CrumbView(title)]),
            sections: warning(lookalikes, words) + [SheetSection(form: form)])
        return try turn.sheet(page, area: .people, status: lookalikes == nil ? typing.status : .conflict)
    }

    /// Who looks the same, with a link to each.
    private func warning(_ lookalikes: ([Lookalike], Int)?, _ words: Words) -> [SheetSection] {
        guard let (people, elsewhere) = lookalikes else { return [] }
        let columns = [
            TableColumn("name", words("person.name"), isFixed: true), TableColumn("unit", words("post.unit"), isOnCard: true),
            TableColumn("same", words("person.same"), isOnCard: true),
        ]
        let rows = people.map { person in
            TableRow(
                id: "\(person.id)", name: person.name,
                cells: [
                    TableCell(columns[0], person.name, address: "/people/\(person.id)"), TableCell(columns[1], person.unitName),
                    TableCell(columns[2], words("person.same.\(person.reason.rawValue)")),
                ])
        }
        let table = rows.isEmpty ? nil : SmallTable(caption: words("person.lookalikes"), columns: columns, rows: rows)
        return [
            SheetSection(
                SectionView(words("person.lookalikes")),
                note: elsewhere > 0 ? NoteView(words("person.lookalikes.elsewhere", count: elsewhere), .heed) : nil, table: table)
        ]
    }

    // MARK: changing

    @Sendable private func editing(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.editPeople)
        let person = try await turn.work.people.person(try turn.id("person"), for: turn.caller)
        return try editor(turn, person, Typing(words: turn.words), lookalikes: nil)
    }

    @Sendable private func edit(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Person.ID = try turn.id("person")
        let form = PersonForm(editing: turn.form)
        do {
            try await turn.work.people.edit(id, form, version: turn.version, by: turn.caller)
            return .seeOther("/people/\(id)", said: Flash("said.person.saved", argument: form.name))
        } catch let problems as FormProblems {
            let person = try await turn.work.people.person(id, for: turn.caller)
            return try editor(turn, person, Typing(words: turn.words, fields: turn.form, problems: problems), lookalikes: nil)
        } catch PeopleRefusal.lookalikes(let people, let elsewhere) {
            let person = try await turn.work.people.person(id, for: turn.caller)
            return try editor(turn, person, Typing(words: turn.words, fields: turn.form), lookalikes: (people, elsewhere))
        } catch let conflict as VersionConflict {
            return try Conflicts.show(
                conflict, turn, action: "/people/\(id)", back: "/people/\(id)/edit", words: "person", sealed: ["phone", "identityNumber"],
                area: .people)
        }
    }

    private func editor(
        _ turn: Turn, _ person: PersonRecord, _ typing: Typing, lookalikes: ([Lookalike], Int)?
    ) throws -> Response {
        let words = turn.words
        var fields = PersonForms(typing: typing, caller: turn.caller).particulars(person)
        if lookalikes != nil { fields.append(.checkbox("isNobodyElse", words("person.nobodyElse"))) }
        let form = FormView(
            action: "/people/\(person.id)", once: Turn.once(),
            version: typing.fields == nil ? person.version : turn.version, draft: "person-\(person.id)",
            summary: SummaryView(fields: fields, words: words), fields: fields, submit: words("form.save"),
            cancel: LinkView(words("form.cancel"), "/people/\(person.id)"))
        let page = SheetPage(
            head: HeadView(words("person.edit"), crumbs: crumbs(person, words) + [CrumbView(words("person.edit"))]),
            sections: warning(lookalikes, words) + [SheetSection(form: form)])
        return try turn.sheet(page, area: .people, status: lookalikes == nil ? typing.status : .conflict)
    }

    private func crumbs(_ person: PersonRecord, _ words: Words) -> [CrumbView] {
        [CrumbView(words("rail.people"), "/people"), CrumbView(person.name, "/people/\(person.id)")]
    }

    // MARK: revealing

    @Sendable private func askPurpose(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let person = try await turn.work.people.person(try turn.id("person"), for: turn.caller)
        guard person.mayReveal else { throw Denied.lacks(.revealPersonalData) }
        return try purpose(turn, person, Typing(words: turn.words))
    }

    /// The numbers are in the answer itself: an address that could be opened again would be a look without a purpose.
    @Sendable private func reveal(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Person.ID = try turn.id("person")
        do {
            let revealed = try await turn.work.people.reveal(id, purpose: turn.form.text("purpose"), by: turn.caller)
            let person = try await turn.work.people.person(id, for: turn.caller)
            let page = PersonPage(
                words: turn.words, person: person, caller: turn.caller, today: turn.today, revealed: revealed)
            return try turn.sheet(page.sheet, area: .people)
        } catch let problems as FormProblems {
            let person = try await turn.work.people.person(id, for: turn.caller)
            return try purpose(turn, person, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    private func purpose(_ turn: Turn, _ person: PersonRecord, _ typing: Typing) throws -> Response {
        let words = turn.words
        let field = FieldView.text(
            "purpose", words("person.purpose"), value: typing.value("purpose"), hint: words("person.purpose.hint"),
            error: typing.error("purpose"), required: true, longest: 200)
        let form = FormView(
            action: "/people/\(person.id)/reveal", once: Turn.once(), summary: SummaryView(fields: [field], words: words),
            fields: [field], submit: words("person.reveal"), cancel: LinkView(words("form.cancel"), "/people/\(person.id)"))
        let page = SheetPage(
            head: HeadView(words("person.reveal"), crumbs: crumbs(person, words) + [CrumbView(words("person.reveal"))]),
            sections: [SheetSection(note: NoteView(words("person.reveal.note"), .heed), form: form)])
        return try turn.sheet(page, area: .people, status: typing.status)
    }

    // MARK: recycle bin

    @Sendable private func delete(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let person = try await turn.work.people.person(try turn.id("person"), for: turn.caller)
        try await turn.work.people.delete(person.id, by: turn.caller)
        return .seeOther(
            "/people", said: Flash("said.person.deleted", argument: person.name, undo: "/people/\(person.id)/restore"))
    }

    @Sendable private func restore(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Person.ID = try turn.id("person")
        let item = try await turn.work.bin.restore("person", id.rawValue, by: turn.caller)
        return .seeOther("/people/\(id)", said: Flash("said.person.restored", argument: item.title))
    }

    @Sendable private func bin(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        try turn.caller.must(.editPeople)
        let items = try await turn.work.bin.items(for: turn.caller)
        return try turn.sheet(BinPage(words: turn.words, items: items).sheet, area: .people)
    }

    @Sendable private func restoreItem(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Identifier<RecycleBin.Item> = try turn.id("item")
        let item = try await turn.work.bin.restore(id.rawValue, by: turn.caller)
        return .seeOther("/people/bin", said: Flash("said.person.restored", argument: item.title))
    }

    /// What the picker asks for.
    @Sendable private func picker(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let found = try await turn.work.people.find(turn.query("q"), for: turn.caller)
        let items = found.map { hit in
            JSON.object([
                ("value", .text("\(hit.id)")), ("text", .text(hit.name)), ("path", .text(hit.place)), ("hasChildren", .truth(false)),
            ])
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: JSON.object([("items", .list(items))]).text)))
    }
}
