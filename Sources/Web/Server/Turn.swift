import Campus
import Foundation
import Hummingbird
import Workflows

/// One request of somebody signed in: who, in which words, with which form.
struct Turn: Sendable {
    let site: Site
    let visit: Visit
    let caller: Caller
    let context: CallerContext
    let request: Request
    var form: FormFields { context.form ?? FormFields() }
    var words: Words { visit.words }
    var work: Work { site.work }
    var today: LocalDate { site.clock.today }

    init(_ request: Request, _ context: CallerContext, _ site: Site) {
        self.site = site
        self.context = context
        self.request = request
        visit = Visit(request, signedIn: context.signedIn, site: site)
        caller = context.caller
    }

    /// A number in the address. What is none names nothing.
    func id<Entity>(_ name: String, of: Entity.Type = Entity.self) throws -> Identifier<Entity> {
        guard let id = context.parameters.get(name).flatMap({ Identifier<Entity>(String($0)) }) else { throw NotFound() }
        return id
    }

    func query(_ name: String) -> String { request.uri.queryParameters[Substring(name)].map(String.init) ?? "" }

    func show<Page: Sendable>(
        _ template: String, _ page: Page, title: String, area: RailArea?, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try site.pages.html(template, page: page, frame: visit.frame(title, area: area), status: status).response
    }

    func sheet(_ page: SheetPage, area: RailArea?, status: HTTPResponse.Status = .ok) throws -> Response {
        try show("sheet", page, title: page.head.title, area: area, status: status)
    }

    /// What was typed where scripts do not run, otherwise what a picker chose: without scripts nobody can take away
    /// what a picker has chosen, so the newer word counts.
    func picked(_ name: String) -> String {
        let typed = form.text("\(name).search")
        return typed.isEmpty ? form.text(name) : typed
    }

    /// The unit of a form: a number from a picker, or a name or code that was typed.
    func pickedUnit() async throws -> Picked? {
        let typed = form.text("unit.search")
        if !typed.isEmpty { return try await work.people.unit(picked: typed, for: caller) }
        guard let id = Unit.ID(form.text("unit")) else { return nil }
        return try await work.people.unit(numbered: id, for: caller)
    }

    /// The version the form was filled from.
    var version: Int64 { Int64(form.text(FormNames.version)) ?? 0 }

    /// Marks a form, so that sending it twice is noticed.
    static func once() -> String { UUID().uuidString.lowercased() }
}

/// What was typed into a form and what is wrong with it.
struct Typing: Sendable {
    let words: Words
    /// `nil` when the form is shown for the first time.
    var fields: FormFields?
    var problems = FormProblems()

    func value(_ name: String, _ known: String? = nil) -> String? { fields.map { $0.text(name) } ?? known }

    func error(_ name: String) -> String? { problems.fields[name].map { words("problem.\($0)") } }

    func isOn(_ name: String) -> Bool { fields?.isOn(name) ?? false }

    var status: HTTPResponse.Status { problems.isEmpty ? .ok : .unprocessableContent }
}
