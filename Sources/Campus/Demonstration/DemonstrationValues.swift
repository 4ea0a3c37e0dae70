/// A unit of the demonstration; `Unit` without what only the record knows.
package struct DemonstrationUnit: Sendable, Equatable {
    /// Names the unit within the demonstration: `450403`, `450403/bureau`, `450403/school/12`. Stable for a seed.
    package var key: String
    package var kind: Unit.Kind
    /// Key of the parent; it has come before.
    package var parent: String?
    /// Division code, school code, or none.
    package var code: String?
    package var creditCode: String?
    package var name: String
    package var shortName: String
    package var formerName: String?
    package var state: Unit.State = .open
    package var domain: Unit.Domain?
    package var position: Coordinate?
}

/// A school: its unit, second sites, and the facts that decide what binds it.
package struct DemonstrationSchool: Sendable, Equatable {
    package var unit: DemonstrationUnit
    package var campuses: [DemonstrationUnit]
    package var facts: DemonstrationFacts
    /// How many days ago somebody confirmed the facts; above a term they have grown old (SCH-03).
    package var confirmedDaysAgo: Int
}

/// Somebody who does not exist.
package struct DemonstrationPerson: Sendable, Equatable {
    /// Names the person within the demonstration. Stable for a seed and a size.
    package var key: String
    package var name: String
    package var mobile: String
    /// With the sequence 000, which is never given to anybody (GB 11643 numbers from 001).
    package var residentID: String?
    /// `nil` for parents and pupils.
    package var staffNumber: String?
    package var posts: [DemonstrationPost]
}

package struct DemonstrationPost: Sendable, Equatable {
    package var role: Role
    /// Key of the unit.
    package var unit: String
    package var title: String
    package var since: LocalDate
}

/// A sign-in for a visitor. The password is given from outside and is one for all.
package struct DemonstrationAccount: Sendable, Equatable {
    package var login: String
    package var role: Role
    /// Key of the person.
    package var person: String
    package var name: String
    /// Key of the unit.
    package var unit: String
    package var unitName: String
}

/// What can be written in one go. Units come parents first, before the posts that name them.
package struct DemonstrationBatch: Sendable, Equatable {
    package var units: [DemonstrationUnit] = []
    package var schools: [DemonstrationSchool] = []
    package var people: [DemonstrationPerson] = []
}
