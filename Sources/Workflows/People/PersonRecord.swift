package import Campus

/// A person as a caller may see it: numbers are covered, posts outside the caller's branch are not mentioned.
package struct PersonRecord: Sendable, Equatable {
    package let id: Person.ID
    package let name: String
    package let staffNumber: String?
    /// `138****5678`
    package let phone: String?
    package let identityNumber: String?
    package let leftOn: LocalDate?
    package let posts: [PostRecord]
    package let account: AccountState?
    package let version: Int64
    package let changedBy: String
    package let changedAt: Instant
    package let mayEdit: Bool
    package let mayReveal: Bool
}

/// A post as a caller may see it.
package struct PostRecord: Sendable, Equatable {
    package let id: Post.ID
    package let unit: Unit.ID
    package let unitName: String
    package let path: String
    package let role: Role
    package let title: String
    package let startsOn: LocalDate
    package let endsOn: LocalDate?
    package let substitute: Named?
    package let version: Int64
    package let changedBy: String
    package let changedAt: Instant

    package struct Named: Sendable, Equatable {
        package let id: Person.ID
        package let name: String
    }

    package enum State: String, Sendable, CaseIterable { case current, future, ended }

    package func state(on today: LocalDate) -> State {
        if let endsOn, endsOn < today { return .ended }
        return startsOn > today ? .future : .current
    }
}

/// Numbers in full, after a deliberate and recorded look.
package struct RevealedPerson: Sendable, Equatable {
    package let name: String
    package let phone: String?
    package let identityNumber: String?
}

/// Somebody who looks the same as the one who is being entered.
package struct Lookalike: Sendable, Equatable {
    package enum Reason: String, Sendable { case phone, identityNumber, staffNumber, name }
    package let id: Person.ID
    package let name: String
    package let unitName: String
    package let reason: Reason
}

/// What people's use cases refuse.
package enum PeopleRefusal: Error, Equatable, Sendable {
    /// These may be the same person; `elsewhere` more lie outside the caller's branch.
    case lookalikes([Lookalike], elsewhere: Int)
    /// The person still serves outside the caller's branch.
    case servesElsewhere
    /// Nobody deletes or hands over themselves.
    case oneself
}
