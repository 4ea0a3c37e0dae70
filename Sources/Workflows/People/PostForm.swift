import Store
import Campus

/// A post as it is typed: a role in a unit, from a day, perhaps to a day, with a substitute.
package struct PostForm: Sendable, Equatable {
    package var unit: String
    package var role: String
    package var title: String
    package var startsOn: String
    package var endsOn: String
    package var substitute: String

    package init(
        unit: String, role: String, title: String = "", startsOn: String, endsOn: String = "", substitute: String = ""
    ) {
        self.unit = unit
        self.role = role
        self.title = title
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.substitute = substitute
    }
}

/// A post, checked, in a unit the caller may give posts in.
struct PostEntry: Sendable, Equatable {
    let unit: Unit.ID
    let unitName: String
    let path: String
    let role: Role
    let title: String
    let startsOn: LocalDate
    let endsOn: LocalDate?
    let substitute: Person.ID?

    static let longestTitle = 60

    init(
        unit: Unit.ID, unitName: String, path: String, role: Role, title: String, startsOn: LocalDate,
        endsOn: LocalDate?, substitute: Person.ID?
    ) {
        self.unit = unit
        self.unitName = unitName
        self.path = path
        self.role = role
        self.title = title
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.substitute = substitute
    }

    /// - Parameter person: Whose post it is; nobody is their own substitute.
    init(_ form: PostForm, for person: Person.ID?, by caller: Caller, today: LocalDate, _ db: Transaction) throws {
        var problems = FormProblems()
        let place = try Self.place(form.unit, by: caller, db)
        if place == nil { problems.add("unit", form.unit.trimmedWhitespace.isEmpty ? "missing" : "unit.unknown") }
        let role = Role(rawValue: form.role)
        if role == nil { problems.add("role", form.role.isEmpty ? "missing" : "choice") }
        title = form.title.trimmedWhitespace
        if title.count > Self.longestTitle { problems.add("title", "title.long") }
        let starts = Self.day(form.startsOn, today)
        if starts == nil { problems.add("startsOn", form.startsOn.trimmedWhitespace.isEmpty ? "missing" : "date") }
        let ends = Self.day(form.endsOn, today)
        if ends == nil, !form.endsOn.trimmedWhitespace.isEmpty { problems.add("endsOn", "date") }
        if let starts, let ends, ends < starts { problems.add("endsOn", "post.ends-before-start") }
        let substitute = try Self.substitute(form.substitute, for: person, by: caller, db, &problems)
        try problems.throwIfAny()
        guard let place, let role, let starts else { throw problems }
        try Self.mayGive(role, in: place, by: caller)
        (unit, unitName, path) = (place.id, place.name, place.path)
        self.role = role
        startsOn = starts
        endsOn = ends
        self.substitute = substitute
    }

    /// Nobody gives more than they have, nor further than they reach; administrators are made by invitation only.
    static func mayGive(_ role: Role, in place: PostPlace, by caller: Caller) throws {
        if role.administrativeDuty { throw Denied.lacks(.manageAccounts) }
        let more = role.permissions.subtracting(caller.role.permissions).sorted { $0.rawValue < $1.rawValue }
        if let first = more.first { throw Denied.lacks(first) }
        guard caller.scope.contains(Unit.scope(of: place.kind, path: place.path).lower) else {
            throw Denied.lacks(.editPeople)
        }
    }

    private static func place(_ typed: String, by caller: Caller, _ db: Transaction) throws -> PostPlace? {
        try Unit.ID(typed.trimmedWhitespace).flatMap { try PostPlace.find($0, in: caller.scope, db) }
    }

    private static func day(_ typed: String, _ today: LocalDate) -> LocalDate? {
        TypedDate(typed, today: today, calendar: .weekdaysOnly)?.day
    }

    private static func substitute(
        _ typed: String, for person: Person.ID?, by caller: Caller, _ db: Transaction, _ problems: inout FormProblems
    ) throws -> Person.ID? {
        let text = typed.trimmedWhitespace
        guard !text.isEmpty else { return nil }
        guard let id = Person.ID(text), id != person, try PersonReach.isVisible(id, to: caller.scope, db) else {
            problems.add("substitute", Person.ID(text) == person && person != nil ? "post.own-substitute" : "person.unknown")
            return nil
        }
        return id
    }
}

extension WorkingCalendar {
    /// For typed days: `+3` counts Monday to Friday.
    static let weekdaysOnly = WorkingCalendar([])
}

/// A unit in which posts can be given.
struct PostPlace: Sendable {
    let id: Unit.ID
    let name: String
    let kind: Unit.Kind
    let path: String

    static func find(_ id: Unit.ID, in scope: Scope, _ db: Transaction) throws -> PostPlace? {
        let row = try db.first(
            """
            SELECT id, name, kind, path FROM unit
            WHERE id = $1 AND path >= $2 AND path < $3 AND state <> 'closed' AND deleted_at IS NULL
            """, id, scope.lower, scope.upper)
        guard let row, let kind = Unit.Kind(rawValue: try row.text("kind")) else { return nil }
        return try PostPlace(id: row.id("id"), name: row.text("name"), kind: kind, path: row.text("path"))
    }
}
