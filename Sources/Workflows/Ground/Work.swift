package import Campus
package import Store

/// All use cases of the platform, built once at start and handed to whoever shows them.
///
/// One property a feature; a new feature adds its line here.
package struct Work: Sendable {
    package let clock: Clock
    package let gate: Gate
    package let signIn: SignInWork
    package let lists: ListWork

    package init(_ ground: Ground) {
        clock = ground.database.clock
        gate = Gate(database: ground.database)
        signIn = SignInWork(database: ground.database, keys: ground.keys)
        lists = ListWork(database: ground.database, lookups: ground.lookups)
    }
}

/// What use cases stand on.
package struct Ground: Sendable {
    package let database: Database
    package let keys: KeyRing
    /// What was typed into a search field → prefixes of search keys that must all be found.
    package let lookups: @Sendable (String) -> [String]

    package init(database: Database, keys: KeyRing, lookups: @escaping @Sendable (String) -> [String]) {
        self.database = database
        self.keys = keys
        self.lookups = lookups
    }
}
