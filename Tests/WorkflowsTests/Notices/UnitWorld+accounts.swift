import Campus
import Store

@testable import Workflows

extension UnitWorld {
    /// Somebody with a post and an account of their own.
    func member(_ name: String, _ role: Role, at unit: String) async throws -> Caller {
        let person = try await employ(name, role, at: unit)
        let account = try await database.write { db in
            // Far from account 1, which all other callers have.
            Account.ID(try db.insert(
                """
                INSERT INTO account (id, person_id, login, state, created_at) VALUES ($1, $2, $3, 'active', 0) RETURNING id
                """, 1_000 + person.rawValue, person, "login\(person)"))
        }
        let scope = Unit.scope(of: try await self.unit(unit).kind, path: try await path(of: unit))
        return Caller(
            account: account, person: person, name: name, post: .init(1), role: role, unit: self[unit], unitName: unit,
            scope: scope, session: "s\(account)", address: "127.0.0.1")
    }
}
