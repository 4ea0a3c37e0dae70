import Campus
import Hummingbird
import Workflows

/// Adding a unit, and correcting what was typed wrongly.
struct UnitFormRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("units/new", use: new)
        inside.post("units/new", use: create)
        inside.get("units/:id/edit", use: edit)
        inside.post("units/:id/edit", use: save)
    }

    // MARK: new

    @Sendable private func new(_ request: Request, _ context: CallerContext) async throws -> Response {
        try context.caller.must(.editUnits)
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let parent = request.uri.queryParameters["in"].flatMap { Unit.ID(String($0)) }
        return try await newForm(visit, context, FormFields(), parent: parent)
    }

    private func newForm(
        _ visit: Visit, _ context: CallerContext, _ fields: FormFields, parent: Unit.ID?, problems: FormProblems? = nil,
        refusal: UnitRefusal? = nil
    ) async throws -> Response {
        let shared = UnitFields(site: site, visit: visit, caller: context.caller, form: fields)
        let chosen = try await shared.chosen([parent].compactMap { $0 })
        let builder = UnitFormBuilder(words: visit.words, fields: fields, problems: problems)
        let form = builder.form(
            action: "/units/new", submit: visit.words("unit.add"), kind: nil,
            first: [.picker("parent", visit.words("unit.parent"), from: "/units/search.json", chosen: chosen, error: shared.error("parent", problems), required: true)],
            last: [.date("opensOn", visit.words("unit.opensOn"), value: fields.optional("opensOn"), hint: visit.words("unit.opensOn.hint"), error: shared.error("opensOn", problems))],
            cancel: LinkView(visit.words("form.cancel"), "/units"))
        let page = UnitFormPage(
            head: HeadView(visit.words("unit.add"), then: visit.words("unit.add.then"), crumbs: [CrumbView(visit.words("rail.units"), "/units"), CrumbView(visit.words("unit.add"))]),
            note: refusal.map { UnitRefusalWords.note($0, visit.words) }, form: form, effect: [])
        return try site.pages.html("Units/form", page: page, frame: visit.frame(page.head.title, area: .units), status: problems == nil && refusal == nil ? .ok : .unprocessableContent).response
    }

    @Sendable private func create(_ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let fields = context.form ?? FormFields()
        let shared = UnitFields(site: site, visit: visit, caller: context.caller, form: fields)
        var problems = FormProblems()
        let parent = try await shared.unit("parent", &problems)
        let opens = shared.day("opensOn")
        if opens == nil, fields.isOn("opensOn") { problems.add("opensOn", "date") }
        var form = UnitFormBuilder.form(fields)
        form.opensOn = opens
        do {
            guard problems.isEmpty, let parent else { throw problems }
            let id = try await site.work.units.add(form, below: parent, by: context.caller)
            return .seeOther("/units/\(id)", said: Flash("said.unit.added", argument: form.name))
        } catch let error as FormProblems {
            return try await newForm(visit, context, fields, parent: parent, problems: error)
        } catch let refusal as UnitRefusal {
            return try await newForm(visit, context, fields, parent: parent, refusal: refusal)
        }
    }

    // MARK: edit

    @Sendable private func edit(_ request: Request, _ context: CallerContext) async throws -> Response {
        try context.caller.must(.editUnits)
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let profile = try await site.work.units.profile(of: context.unitID(), for: context.caller)
        return try editForm(visit, profile, UnitFormBuilder.fields(of: profile))
    }

    private func editForm(
        _ visit: Visit, _ profile: UnitProfile, _ fields: FormFields, problems: FormProblems? = nil, refusal: UnitRefusal? = nil
    ) throws -> Response {
        let unit = profile.unit
        let builder = UnitFormBuilder(words: visit.words, fields: fields, problems: problems)
        let form = builder.form(
            action: "/units/\(unit.id)/edit", submit: visit.words("form.save"), kind: unit.kind,
            version: Int64(fields.text(FormNames.version)) ?? unit.version,
            cancel: LinkView(visit.words("form.cancel"), "/units/\(unit.id)"))
        let page = UnitFormPage(
            head: HeadView(visit.words("unit.edit", ["name": unit.name]), then: visit.words("unit.edit.then"), crumbs: UnitPage.crumbs(profile, visit.words) + [CrumbView(visit.words("unit.edit.crumb"))]),
            note: refusal.map { UnitRefusalWords.note($0, visit.words) }, form: form, effect: [])
        return try site.pages.html("Units/form", page: page, frame: visit.frame(page.head.title, area: .units), status: problems == nil && refusal == nil ? .ok : .unprocessableContent).response
    }

    @Sendable private func save(_ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let id = try context.unitID()
        let fields = context.form ?? FormFields()
        do {
            let version = Int64(fields.text(FormNames.version)) ?? 0
            try await site.work.units.edit(id, UnitFormBuilder.form(fields), version: version, by: context.caller)
            return .seeOther("/units/\(id)", said: Flash("said.saved"))
        } catch let error as FormProblems {
            return try editForm(visit, try await site.work.units.profile(of: id, for: context.caller), fields, problems: error)
        } catch let refusal as UnitRefusal {
            return try editForm(visit, try await site.work.units.profile(of: id, for: context.caller), fields, refusal: refusal)
        } catch let conflict as VersionConflict {
            let back = LinkView(visit.words("form.cancel"), "/units/\(id)")
            return try Conflict(conflict, fields, action: "/units/\(id)/edit", label: "unit.field", back: back, visit)
                .answer(site, area: .units, value: { _, text in text })
        }
    }
}

struct UnitFormPage: Sendable {
    let head: HeadView
    let note: NoteView?
    let form: FormView
    /// What a change would do, line by line.
    let effect: [FactView]
}

/// The comparison for whoever came second (G-12).
struct Conflict {
    private let conflict: VersionConflict
    private let fields: FormFields
    private let action: String
    private let label: String
    private let back: LinkView
    private let visit: Visit

    /// - Parameter label: What stands before the field's key in the words: `unit.field`, `fact`.
    init(_ conflict: VersionConflict, _ fields: FormFields, action: String, label: String, back: LinkView, _ visit: Visit) {
        self.conflict = conflict
        self.fields = fields
        self.action = action
        self.label = label
        self.back = back
        self.visit = visit
    }

    /// - Parameter value: A value of a field in words.
    func answer(_ site: Site, area: RailArea, value: (String, String) -> String) throws -> Response {
        let words = visit.words
        let differing = Set(conflict.differences.map(\.field))
        let first = conflict.differences.first.map { words("\(label).\($0.field)") } ?? ""
        let title = words("conflict.title", ["name": conflict.changedBy, "time": conflict.changedAt.clockText, "field": first])
        let view = ConflictView(
            title: title, action: action, once: FormOnce.fresh, version: conflict.currentVersion,
            rows: conflict.differences.map {
                ConflictRow(
                    name: $0.field, label: words("\(label).\($0.field)"), mine: $0.mine, mineText: value($0.field, $0.mine),
                    theirs: $0.theirs, theirsText: value($0.field, $0.theirs))
            },
            kept: fields.pairs.filter { !$0.name.hasPrefix("_") && !differing.contains($0.name) }.map { HiddenField($0.name, $0.value) },
            back: back)
        let page = ConflictPage(head: HeadView(words("conflict.head")), conflict: view)
        return try site.pages.html("conflict", page: page, frame: visit.frame(page.head.title, area: area), status: .conflict).response
    }
}

struct ConflictPage: Sendable {
    let head: HeadView
    let conflict: ConflictView
}
