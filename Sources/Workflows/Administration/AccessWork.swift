package import Campus
package import Store

/// One post and what follows from it: what may be done, and where.
package struct AccessGrant: Sendable, Equatable {
    package let role: Role
    package let unitName: String
    package let title: String
    package let startsOn: LocalDate
    package let endsOn: LocalDate?
    package let permissions: [Permission]
    /// Name of the root of the branch; empty for the whole platform.
    package let branchName: String
    package let branch: String
    package let units: Int
    package let schools: Int
}

/// What somebody can see and do, and why (OPS-08).
package struct AccessExplanation: Sendable, Equatable {
    package let person: Person.ID
    package let name: String
    package let account: AccountState?
    package let grants: [AccessGrant]

    package var permissions: Set<Permission> { Set(grants.flatMap(\.permissions)) }
}

/// Somebody who sees a unit, by which post.
package struct Onlooker: Sendable, Equatable {
    package let person: Person.ID
    package let name: String
    package let unitName: String
    package let role: Role
    package let hasAccount: Bool
}

/// Explains rights from the same table and the same branches that decide them.
package struct AccessWork: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    package func explain(_ id: Person.ID, for caller: Caller) async throws -> AccessExplanation {
        try Self.mustExplain(caller)
        let today = database.clock.today
        return try await database.read { db in try Self.explanation(id, in: caller.scope, on: today, db) }
    }

    /// Two people side by side, in one snapshot.
    package func compare(
        _ one: Person.ID, _ other: Person.ID, for caller: Caller
    ) async throws -> (AccessExplanation, AccessExplanation) {
        try Self.mustExplain(caller)
        let today = database.clock.today
        return try await database.read { db in
            (try Self.explanation(one, in: caller.scope, on: today, db), try Self.explanation(other, in: caller.scope, on: today, db))
        }
    }

    /// Who can see a unit: posts in it, above it, in the bureaus of the divisions it lies in, and administrators.
    package func onlookers(of unit: Unit.ID, for caller: Caller) async throws -> (unitName: String, people: [Onlooker]) {
        try Self.mustExplain(caller)
        let today = database.clock.today
        return try await database.read { db in
            guard let row = try db.first(
                "SELECT name, path FROM unit WHERE id = $1 AND path >= $2 AND path < $3", unit, caller.scope.lower,
                caller.scope.upper)
            else { throw NotFound() }
            let path = try row.text("path")
            var arguments: [SQLValue] = [today.sqlValue]
            let conditions = Setting.prefixes(of: path).map { Self.sees($0, isOwn: $0 == path, &arguments) }
            let people = try db.rows(
                """
                SELECT person.id, person.name, unit.name AS unit_name, post.role,
                       CASE WHEN account.state = 'active' THEN 1 ELSE 0 END AS has_account
                FROM post JOIN person ON person.id = post.person_id JOIN unit ON unit.id = post.unit_id
                     LEFT JOIN account ON account.person_id = person.id
                WHERE post.deleted_at IS NULL AND person.deleted_at IS NULL AND post.starts_on <= $1
                  AND (post.ends_on IS NULL OR post.ends_on >= $1)
                  AND (post.role IN ('systemAdministrator', 'securityAdministrator') OR \(conditions.joined(separator: " OR ")))
                ORDER BY post.path, person.name_key, person.id LIMIT 500
                """, arguments: arguments
            ).compactMap(Self.onlooker)
            return (try row.text("name"), people)
        }
    }

    /// Posts whose branch is exactly the one at `prefix`: the unit there, or an office that stands for the division.
    private static func sees(_ prefix: String, isOwn: Bool, _ arguments: inout [SQLValue]) -> String {
        arguments.append(.text(prefix))
        let own = "post.path = $\(arguments.count)"
        guard prefix.split(separator: "/").last?.first != "u" else { return own }
        arguments += [.text(prefix + "u"), .text(prefix + "v")]
        let offices = "unit.kind IN ('bureau', 'section', 'department')"
        return "\(own) OR (\(offices) AND post.path >= $\(arguments.count - 1) AND post.path < $\(arguments.count))"
    }

    private static func onlooker(_ row: Row) throws -> Onlooker? {
        guard let role = Role(rawValue: try row.text("role")),
            role.permissions.contains(.seeUnits) || role.permissions.contains(.seeSchools)
        else { return nil }
        return try Onlooker(
            person: row.id("id"), name: row.text("name"), unitName: row.text("unit_name"), role: role,
            hasAccount: row.bool("has_account"))
    }

    private static func mustExplain(_ caller: Caller) throws(Denied) {
        guard caller.may(.manageRoles) || caller.may(.manageAccounts) || caller.may(.readAudit) else { throw .lacks(.manageRoles) }
    }

    private static func explanation(
        _ id: Person.ID, in scope: Scope, on today: LocalDate, _ db: Transaction
    ) throws -> AccessExplanation {
        let reach = try PersonReach(id, scope: scope, db)
        let state = try db.first("SELECT state FROM account WHERE person_id = $1", id)?.text("state")
        return AccessExplanation(
            person: id, name: reach.row.name, account: state.flatMap(AccountState.init),
            grants: try reach.visiblePosts.filter { $0.state(on: today) == .current }.compactMap { try grant($0, db) })
    }

    private static func grant(_ post: PostRecord, _ db: Transaction) throws -> AccessGrant? {
        guard let row = try db.first("SELECT kind FROM unit WHERE id = $1", post.unit),
            let kind = Unit.Kind(rawValue: try row.text("kind"))
        else { return nil }
        let scope = post.role.administrativeDuty ? .everything : Unit.scope(of: kind, path: post.path)
        let counts = try db.first(
            """
            SELECT count(*) AS units, count(CASE WHEN kind = 'school' THEN 1 END) AS schools FROM unit
            WHERE path >= $1 AND path < $2 AND state <> 'closed' AND deleted_at IS NULL
            """, scope.lower, scope.upper)
        let root = try db.first("SELECT name FROM unit WHERE path = $1", scope.lower)?.text("name")
        return try AccessGrant(
            role: post.role, unitName: post.unitName, title: post.title, startsOn: post.startsOn, endsOn: post.endsOn,
            permissions: Permission.allCases.filter(post.role.permissions.contains), branchName: scope == .everything ? "" : root ?? post.unitName,
            branch: scope.lower, units: counts?.int("units") ?? 0, schools: counts?.int("schools") ?? 0)
    }
}
