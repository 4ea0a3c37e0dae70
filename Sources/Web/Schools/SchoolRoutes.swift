import Campus
import Hummingbird
import Workflows

/// Schools: the list, the profile of each, its facts.
struct SchoolRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("schools", use: index)
        inside.get("schools/:id", use: show)
        inside.get("schools/:id/file", use: file)
        inside.get("schools/:id/facts", use: facts)
        inside.post("schools/:id/facts", use: change)
        inside.post("schools/:id/facts/confirm", use: confirm)
    }

    @Sendable private func index(_ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let words = visit.words
        let builder = ListPageBuilder(
            .schools, path: "/schools", request, visit, context.caller, site: site,
            empty: EmptyView(words("list.schools.none"), reason: words("list.schools.none.reason"), actions: context.caller.may(.importData) ? [.link(words("rail.imports"), to: "/imports")] : [])
        ) { "/schools/\($0.id)" }
        // A plain visit opens the view one has chosen for it.
        if builder.address.pairs.isEmpty, request.uri.queryParameters["view"] != "all",
            let own = try await site.work.views.views(of: "schools", for: context.caller).first(where: \.isDefault), !own.query.isEmpty
        {
            return .seeOther("/schools?\(own.query)")
        }
        async let count = site.work.schools.confirmations(for: context.caller)
        let table = try await builder.table()
        let page = ListPageView(head: try await head(count, words), tabs: nil, table: table)
        return try site.pages.html("list", page: page, frame: visit.frame(words("rail.schools"), area: .schools)).response
    }

    private func head(_ count: (schools: Int, old: Int, oldest: LocalDate), _ words: Words) -> HeadView {
        let all = words("schools.then", ["count": words.grouped(count.schools), "day": count.oldest.description])
        guard count.old > 0 else { return HeadView(words("schools.title.fresh"), then: all) }
        let last = count.oldest.adding(days: -1)
        return HeadView(
            words("schools.title.old", count: count.old), then: all,
            buttons: [.link(words("schools.old"), to: "/schools?confirmed_on.to=\(last)&sort=confirmed_on", .main)])
    }

    @Sendable private func show(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let profile = try await site.work.schools.profile(of: context.unitID(), for: context.caller)
        let page = SchoolPage(profile, caller: context.caller, visit.words)
        return try site.pages.html("Schools/school", page: page, frame: visit.frame(profile.unit.unit.name, area: .schools))
    }

    /// 一校一档: everything on paper (SCH-06).
    @Sendable private func file(_ request: Request, _ context: CallerContext) async throws -> HTML {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let profile = try await site.work.schools.profile(of: context.unitID(), for: context.caller)
        let page = SchoolFilePage(profile, printedBy: context.caller.name, at: site.clock.now(), visit.words)
        return try site.pages.html("Schools/file", page: page, frame: visit.frame(page.head.title, area: .schools))
    }

    // MARK: facts

    @Sendable private func facts(_ request: Request, _ context: CallerContext) async throws -> Response {
        try context.caller.must(.editSchoolFacts)
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let profile = try await site.work.schools.profile(of: context.unitID(), for: context.caller)
        return try form(profile, visit, context.caller)
    }

    private func form(
        _ profile: SchoolProfile, _ visit: Visit, _ caller: Caller, typed: FormFields? = nil, problems: FormProblems? = nil, note: NoteView? = nil
    ) throws -> Response {
        let page = SchoolFactsPage(profile, caller: caller, typed: typed, problems: problems, note: note, visit.words)
        return try site.pages.html(
            "Schools/facts", page: page, frame: visit.frame(page.head.title, area: .schools), status: problems == nil ? .ok : .unprocessableContent).response
    }

    @Sendable private func change(_ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let id = try context.unitID()
        let fields = context.form ?? FormFields()
        let sent = SchoolFact.allCases.compactMap { fact in fields.optional(fact.rawValue).map { (fact, $0) } }
        let version = Int64(fields.text(FormNames.version)) ?? 0
        do {
            try await site.work.schools.change(
                SchoolFactsForm(Dictionary(uniqueKeysWithValues: sent)), of: id, version: version, by: context.caller)
            return .seeOther("/schools/\(id)", said: Flash("said.facts.saved"))
        } catch let problems as FormProblems {
            let profile = try await site.work.schools.profile(of: id, for: context.caller)
            return try form(profile, visit, context.caller, typed: fields, problems: problems)
        } catch let conflict as VersionConflict {
            let back = LinkView(visit.words("form.cancel"), "/schools/\(id)")
            return try Conflict(conflict, fields, action: "/schools/\(id)/facts", label: "fact", back: back, visit)
                .answer(site, area: .schools) { field, text in
                    SchoolFact(rawValue: field).map { FactWords.text(text, of: $0, visit.words) } ?? text
                }
        }
    }

    /// 「无变化」, of all facts or of those that were ticked.
    @Sendable private func confirm(_ request: Request, _ context: CallerContext) async throws -> Response {
        let id = try context.unitID()
        let fields = context.form ?? FormFields()
        let chosen = fields.all("fact").compactMap(SchoolFact.init)
        do {
            let count = try await site.work.schools.confirm(
                chosen.isEmpty ? nil : chosen, of: id, version: Int64(fields.text(FormNames.version)) ?? 0, by: context.caller)
            return .seeOther("/schools/\(id)", said: Flash("said.facts.confirmed", argument: "\(count)"))
        } catch let conflict as VersionConflict {
            // What was looked at is not what stands now: look again.
            let visit = Visit(request, signedIn: context.signedIn, site: site)
            let profile = try await site.work.schools.profile(of: id, for: context.caller)
            let note = NoteView(visit.words("facts.changed-meanwhile", ["name": conflict.changedBy, "time": conflict.changedAt.tableText]), .heed)
            return try form(profile, visit, context.caller, note: note)
        }
    }
}
