import Campus
import Hummingbird
import Workflows

/// The forms of each change of the tree: fill in, see what it would do, decide; and taking a planned one back.
struct ReorganisationRoutes: Sendable {
    let site: Site

    static let kinds = ["rename", "move", "merge", "split", "close", "open"]

    func add(to inside: RouterGroup<CallerContext>) {
        for kind in Self.kinds {
            inside.get("units/:id/\(kind)") { request, context in try await show(kind, request, context) }
            inside.post("units/:id/\(kind)") { request, context in try await decide(kind, request, context) }
        }
        inside.post("reorganisations/:id/cancel", use: cancel)
    }

    private func show(_ kind: String, _ request: Request, _ context: CallerContext) async throws -> Response {
        try context.caller.must(.reorganiseUnits)
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let profile = try await site.work.units.profile(of: context.unitID(), for: context.caller)
        let fields = FormFields([("name", profile.unit.name), ("shortName", profile.unit.shortName)])
        return try await page(kind, profile, fields, visit, context)
    }

    private func decide(_ kind: String, _ request: Request, _ context: CallerContext) async throws -> Response {
        let visit = Visit(request, signedIn: context.signedIn, site: site)
        let id = try context.unitID()
        let fields = context.form ?? FormFields()
        let profile = try await site.work.units.profile(of: id, for: context.caller)
        let shared = UnitFields(site: site, visit: visit, caller: context.caller, form: fields)
        do {
            let parsed = try await ReorganisationForm(kind: kind, shared: shared).parsed()
            guard fields.isOn("confirmed") else {
                let effect = try await site.work.reorganisations.effect(of: parsed.change, on: id, on: parsed.day, for: context.caller)
                return try await page(kind, profile, fields, visit, context, effect: (effect, parsed))
            }
            let outcome = try await site.work.reorganisations.decide(
                parsed.change, of: id, on: parsed.day, reason: parsed.reason, by: context.caller)
            switch outcome {
            case .applied: return .seeOther("/units/\(id)", said: Flash("said.unit.changed", argument: profile.unit.name))
            case .planned(let planned):
                return .seeOther(
                    "/units/\(id)", said: Flash("said.unit.planned", argument: parsed.day.description, undo: "/reorganisations/\(planned)/cancel"))
            }
        } catch let problems as FormProblems {
            return try await page(kind, profile, fields, visit, context, problems: problems)
        } catch let refusal as UnitRefusal {
            return try await page(kind, profile, fields, visit, context, refusal: refusal)
        }
    }

    @Sendable private func cancel(_ request: Request, _ context: CallerContext) async throws -> Response {
        guard let id = Reorganisation.ID(try context.parameters.require("id")) else { throw NotFound() }
        let unit = try await site.work.reorganisations.unit(of: id, for: context.caller)
        try await site.work.reorganisations.cancel(id, by: context.caller)
        return .seeOther("/units/\(unit)", said: Flash("said.unit.cancelled"))
    }

    // MARK: page

    private func page(
        _ kind: String, _ profile: UnitProfile, _ fields: FormFields, _ visit: Visit, _ context: CallerContext,
        problems: FormProblems? = nil, refusal: UnitRefusal? = nil, effect: (ReorganisationEffect, ReorganisationForm.Parsed)? = nil
    ) async throws -> Response {
        let words = visit.words
        let unit = profile.unit
        let shared = UnitFields(site: site, visit: visit, caller: context.caller, form: fields)
        let builder = ReorganisationFields(kind: kind, shared: shared, problems: problems)
        let list = try await effect == nil ? builder.fields() : []
        let kept = effect == nil ? [] : builder.kept(effect?.1)
        let form = FormView(
            action: "/units/\(unit.id)/\(kind)", once: FormOnce.fresh, draft: effect == nil ? "reorganisation-\(kind)-\(unit.id)" : nil,
            summary: SummaryView(fields: list, words: words), fields: list,
            submit: words(effect == nil ? "unit.preview" : "unit.change.\(kind).do"),
            cancel: LinkView(words("form.cancel"), "/units/\(unit.id)"), hidden: kept)
        let page = UnitFormPage(
            head: HeadView(
                words("unit.change.\(kind).title", ["name": unit.name]),
                then: effect.map { words($0.0.isAtOnce ? "unit.effect.now" : "unit.effect.later", ["day": $0.1.day.description]) } ?? words("unit.change.\(kind).then"),
                crumbs: UnitPage.crumbs(profile, words) + [CrumbView(words("unit.change.\(kind)"))]),
            note: refusal.map { UnitRefusalWords.note($0, words) }, form: form,
            effect: effect.map { EffectLines($0.0, $0.1, profile, words).lines } ?? [])
        return try site.pages.html(
            "Units/form", page: page, frame: visit.frame(page.head.title, area: .units),
            status: problems == nil && refusal == nil ? .ok : .unprocessableContent).response
    }
}
