import Campus
import Store

/// An account that may be made, checked.
struct AccountPlan: Sendable {
    /// Somebody who is entered already.
    let person: Person.ID?
    let entry: PersonEntry
    /// A first post for somebody new, or a duty of administration.
    let post: PostEntry?
    let login: String

    init(_ form: AccountForm, by caller: Caller, today: LocalDate, _ db: Transaction) throws {
        var problems = FormProblems()
        let login = Login.parsed(form.login, &problems)
        if let login, try Login.isTaken(login, db) { problems.add("login", "login.taken") }
        let known = try Self.known(form.person, by: caller, db, &problems)
        let personForm = PersonForm(
            name: known?.row.name ?? form.name, staffNumber: known == nil ? form.staffNumber : "",
            phone: known == nil && !form.phone.trimmedWhitespace.isEmpty ? form.phone : nil)
        do { entry = try PersonEntry(personForm, today: today) } catch {
            for (field, words) in error.fields { problems.add(field, words) }
            throw problems
        }
        post = try Self.post(form, isNew: known == nil, by: caller, today: today, db, &problems)
        if let role = post?.role {
            let held = known?.posts.filter { $0.state(on: today) != .ended }.map(\.role).filter(\.administrativeDuty) ?? []
            try Self.keepDutiesApart(role, Set(held))
        }
        try problems.throwIfAny()
        guard let login else { throw problems }
        self.login = login
        person = known?.row.id
    }

    /// No person holds two of the three duties.
    static func keepDutiesApart(_ role: Role, _ held: Set<Role>) throws(Denied) {
        if role.administrativeDuty, !held.isEmpty { throw .separateDuties }
    }

    private static func known(
        _ typed: String, by caller: Caller, _ db: Transaction, _ problems: inout FormProblems
    ) throws -> PersonReach? {
        guard !typed.trimmedWhitespace.isEmpty else { return nil }
        guard let id = Person.ID(typed.trimmedWhitespace) else {
            problems.add("person", "person.unknown")
            return nil
        }
        let reach = try PersonReach(id, scope: caller.scope, db)
        if try AccountRow.of(id, db) != nil { problems.add("person", "account.exists") }
        return reach
    }

    private static func post(
        _ form: AccountForm, isNew: Bool, by caller: Caller, today: LocalDate, _ db: Transaction,
        _ problems: inout FormProblems
    ) throws -> PostEntry? {
        if !isNew, form.role.isEmpty { return nil }
        let place = try Unit.ID(form.unit.trimmedWhitespace).flatMap { try PostPlace.find($0, in: caller.scope, db) }
        if place == nil { problems.add("unit", form.unit.trimmedWhitespace.isEmpty ? "missing" : "unit.unknown") }
        let role = Role(rawValue: form.role)
        if role == nil { problems.add("role", form.role.isEmpty ? "missing" : "choice") }
        guard let place, let role else { return nil }
        guard caller.scope.contains(Unit.scope(of: place.kind, path: place.path).lower) else {
            problems.add("unit", "unit.unknown")
            return nil
        }
        return PostEntry(role, title: form.title.trimmedWhitespace, in: place, from: today)
    }
}

extension PostEntry {
    /// Made by the system administrator, who has no business rights to give from; the approval stands for that.
    init(_ role: Role, title: String, in place: PostPlace, from day: LocalDate) {
        self.init(
            unit: place.id, unitName: place.name, path: place.path, role: role,
            title: title.clipped(to: Self.longestTitle), startsOn: day, endsOn: nil, substitute: nil)
    }

    init(duty: Role, in place: PostPlace, from day: LocalDate) { self.init(duty, title: "", in: place, from: day) }
}
