import Campus
import Hummingbird
import Workflows

/// What the forms of units share: days as people type them, units as pickers send them, problems in words.
struct UnitFields: Sendable {
    let site: Site
    let visit: Visit
    let caller: Caller
    let form: FormFields

    var words: Words { visit.words }

    /// A day as typed: `2026-12-01`, `1201`, `+3`.
    func day(_ name: String) -> LocalDate? {
        let typed = form.text(name)
        return TypedDate(typed, today: site.clock.today, calendar: site.work.calendar.working)?.day
    }

    /// The unit a picker chose; without scripts the one whose name was typed.
    func unit(_ name: String, _ problems: inout FormProblems) async throws -> Unit.ID? {
        if let id = form.optional(name).flatMap({ Unit.ID($0) }) { return id }
        let typed = form.text("\(name).search")
        guard !typed.isEmpty else {
            problems.add(name, "missing")
            return nil
        }
        let found = try await site.work.unitTree.recognise(typed, for: caller)
        if let only = found.recognised.first, found.recognised.count == 1 { return only.node.id }
        let hits = try await site.work.unitTree.search(typed, limit: 2, for: caller)
        if hits.count == 1, let hit = hits.first { return hit.id }
        problems.add(name, hits.isEmpty ? "unit.unknown" : "unit.unclear")
        return nil
    }

    /// Several units: chosen one by one, or pasted as a list of names or codes.
    func units(_ name: String, _ problems: inout FormProblems) async throws -> [Unit.ID] {
        var ids = form.all(name).compactMap { Unit.ID($0) }
        let typed = [form.text("\(name).search"), form.text("\(name).pasted")].filter { !$0.isEmpty }.joined(separator: "\n")
        if !typed.isEmpty {
            let found = try await site.work.unitTree.recognise(typed, for: caller)
            ids += found.recognised.map(\.node.id)
            if !found.unknown.isEmpty || !found.unclear.isEmpty { problems.add(name, "unit.some-unknown") }
        }
        var seen: Set<Unit.ID> = []
        return ids.filter { seen.insert($0).inserted }
    }

    /// Names of chosen units, to show them again.
    func chosen(_ ids: [Unit.ID]) async throws -> [ChosenView] {
        var chosen: [ChosenView] = []
        for id in ids {
            if let name = try await site.work.unitTree.name(of: id, for: caller) { chosen.append(ChosenView("\(id)", name)) }
        }
        return chosen
    }

    func error(_ name: String, _ problems: FormProblems?) -> String? {
        problems?.fields[name].map { words("problem.\($0)") }
    }
}

extension CallerContext {
    /// The number in the address; whatever is no number is not there.
    func unitID(_ name: String = "id") throws -> Unit.ID {
        guard let id = Unit.ID(try parameters.require(name)) else { throw NotFound() }
        return id
    }
}
