/// A person. Names and numbers are in the record; decisions only need to know who.
package enum Person {
    package typealias ID = Identifier<Person>
}

/// A person's post in a unit, from a day to a day. One person may hold several.
package enum Post {
    package typealias ID = Identifier<Post>
}

package enum Account {
    package typealias ID = Identifier<Account>
}

/// Who asks: somebody signed in, acting in one of their posts.
package struct Caller: Sendable, Equatable {
    package let account: Account.ID
    package let person: Person.ID
    package let name: String
    package let post: Post.ID
    package let role: Role
    package let unit: Unit.ID
    package let unitName: String
    /// The branch that the post's unit stands for: the whole division for its bureau, the school for a school.
    package let scope: Scope
    /// The sign-in, or the token, for the audit log.
    package let session: String
    /// Where the request came from; for the audit log.
    package let address: String

    package init(
        account: Account.ID, person: Person.ID, name: String, post: Post.ID, role: Role, unit: Unit.ID,
        unitName: String, scope: Scope, session: String, address: String
    ) {
        self.account = account
        self.person = person
        self.name = name
        self.post = post
        self.role = role
        self.unit = unit
        self.unitName = unitName
        self.scope = scope
        self.session = session
        self.address = address
    }

    package func may(_ permission: Permission) -> Bool { role.permissions.contains(permission) }

    package func must(_ permission: Permission) throws(Denied) {
        guard may(permission) else { throw .lacks(permission) }
    }
}
