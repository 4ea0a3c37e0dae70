import Campus
import Hummingbird
import Workflows

/// What waits for administrators, the table of roles, rights explained, rules of a unit, health.
struct AdminRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("admin", use: overview)
        inside.get("admin/roles", use: roles)
        inside.get("admin/access", use: access)
        inside.get("admin/settings", use: settings)
        inside.post("admin/settings/:name", use: change)
        inside.get("admin/health", use: health)
        AccountRoutes(site: site).add(to: inside)
    }

    @Sendable private func overview(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let waiting = try await turn.work.accounts.waiting(for: turn.caller)
        let requests = try await turn.work.accounts.secondFactorRequests(for: turn.caller)
        let page = AdminPage(words: turn.words, caller: turn.caller)
        return try turn.sheet(page.overview(waiting: waiting, requests: requests), area: .admin)
    }

    @Sendable private func roles(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        guard RailArea.admin.isOpen(to: turn.caller.role) else { throw Denied.lacks(.manageRoles) }
        let page = AdminPage(words: turn.words, caller: turn.caller)
        return try turn.sheet(page.sheet(.roles, [RoleTable(words: turn.words).section], then: turn.words("admin.roles.then")), area: .admin)
    }

    @Sendable private func access(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        guard turn.caller.may(.manageRoles) || turn.caller.may(.manageAccounts) else { throw Denied.lacks(.manageRoles) }
        return try turn.show(
            "Administration/access", try await AccessPage(turn), title: turn.words("admin.tab.access"), area: .admin)
    }

    // MARK: rules of a unit

    @Sendable private func settings(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await settingsPage(turn, Typing(words: turn.words))
    }

    @Sendable private func change(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let name = context.parameters.get("name").map { String($0) } ?? ""
        // The undo bar sends no field; the value to go back to stands in its address.
        let value = turn.form.optional(name) ?? turn.query("back")
        do {
            let old = try await turn.work.settings.change(name, to: value, by: turn.caller)
            return .seeOther(
                "/admin/settings",
                said: Flash("said.setting", argument: turn.words("setting.\(name)"), undo: "/admin/settings/\(name)?back=\(old)"))
        } catch let problems as FormProblems {
            return try await settingsPage(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    private func settingsPage(_ turn: Turn, _ typing: Typing) async throws -> Response {
        let lines = try await turn.work.settings.lines(for: turn.caller)
        let sections = lines.map { SettingSection(words: turn.words, line: $0, typing: typing).section }
        let page = AdminPage(words: turn.words, caller: turn.caller)
        return try turn.sheet(
            page.sheet(.settings, sections, then: turn.words("admin.settings.then")), area: .admin, status: typing.status)
    }

    @Sendable private func health(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let health = try await turn.work.health.figures(for: turn.caller)
        let page = AdminPage(words: turn.words, caller: turn.caller)
        return try turn.sheet(
            page.sheet(.health, HealthPage(words: turn.words, health: health).sections, then: turn.words("health.then")),
            area: .admin)
    }
}
