package import Campus
import Store

/// Somebody who answers for a unit.
package struct PersonInCharge: Sendable, Equatable {
    package let role: Role
    package let title: String
    /// `nil` when the caller may not see people.
    package let person: Person.ID?
    package let name: String
    /// 「尾号 1234」 is all that is shown of a personal phone; `nil` when nobody entered one.
    package let phoneTail: String?
    package let unitName: String
    /// The office's own phone, which anybody may call.
    package let officePhone: String?

    private static let select = """
        SELECT post.role, post.title, person.id, person.name, person.phone_tail, unit.name AS unit_name,
               unit.phone AS office_phone
        FROM post JOIN person ON person.id = post.person_id JOIN unit ON unit.id = post.unit_id
        """

    private static let running = """
        post.deleted_at IS NULL AND person.deleted_at IS NULL AND post.starts_on <= $2
        AND (post.ends_on IS NULL OR post.ends_on >= $2)
        """

    private init(_ row: Row, for caller: Caller) throws {
        let mayKnow = caller.may(.seePeople)
        let tail = try row.text("phone_tail")
        let office = try row.text("office_phone")
        role = Role(rawValue: try row.text("role")) ?? .teacher
        title = try row.text("title")
        person = mayKnow ? try row.id("id") : nil
        name = try row.text("name")
        phoneTail = mayKnow && !tail.isEmpty ? tail : nil
        unitName = try row.text("unit_name")
        officePhone = office.isEmpty ? nil : office
    }

    /// People in charge of one unit, the head first; not its whole staff.
    static func at(_ unit: Unit.ID, on day: LocalDate, for caller: Caller, _ db: Transaction) throws -> [PersonInCharge] {
        try db.rows("\(select) WHERE post.unit_id = $1 AND \(running) ORDER BY post.starts_on, post.id", unit, day)
            .map { try PersonInCharge($0, for: caller) }
            .filter { Role.inCharge.contains($0.role) }
            .sorted { Role.place(of: $0.role) < Role.place(of: $1.role) }
            .prefix(12).map { $0 }
    }

    /// Who is in charge at each level above a unit, the nearest first (ORG-08): seen from any school, though the
    /// offices lie outside its branch. Only names, posts and the offices' phones are told.
    static func above(_ path: String, on day: LocalDate, for caller: Caller, _ db: Transaction) throws -> [PersonInCharge] {
        let divisions = try UnitNaming.ways(to: [path], db)[path, default: []].reversed()
        return try divisions.flatMap { division in
            try db.rows(
                """
                \(select) WHERE unit.parent_id = $1 AND unit.kind = 'bureau' AND unit.state = 'open'
                  AND post.role IN ('citySafety', 'countySafety', 'townSchool', 'leader') AND \(running)
                ORDER BY CASE WHEN post.role = 'leader' THEN 1 ELSE 0 END, post.starts_on, post.id LIMIT 3
                """, division.id, day
            ).map { try PersonInCharge($0, for: caller) }
        }
    }
}

extension Role {
    /// Roles that answer for a unit, in the order in which they are called.
    static let inCharge: [Role] = [
        .principal, .safetyVicePrincipal, .safetyOfficer, .citySafety, .countySafety, .townSchool, .leader,
        .legalVicePrincipal, .canteenKeeper, .dormKeeper, .labKeeper, .busDispatcher, .busOperator, .policeLiaison,
        .fireLiaison, .marketLiaison, .departmentLiaison,
    ]

    fileprivate static func place(of role: Role) -> Int { inCharge.firstIndex(of: role) ?? inCharge.count }
}
