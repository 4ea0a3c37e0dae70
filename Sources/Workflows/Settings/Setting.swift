package import Campus
import Store

/// A rule that a unit may set for its branch. Each has a reader; a rule that nobody reads is not listed.
package struct Setting: Sendable, Equatable {
    /// Stable name; the words are `setting.<name>`, `.help` and `.unit`.
    package let name: String
    package let permission: Permission
    package let range: ClosedRange<Int>
    /// What holds where nobody set anything.
    package let usual: Int

    /// Lengths are those that assessors of GB/T 22239-2019 8.1.4.1 a) usually expect.
    package static let passwordLength = Setting(name: "passwordLength", permission: .manageRoles, range: 8...32, usual: 10)
    package static let passwordClasses = Setting(name: "passwordClasses", permission: .manageRoles, range: 1...4, usual: 3)
    /// LOG-06: a link that lies in a mailbox for weeks is everybody's.
    package static let invitationDays = Setting(name: "invitationDays", permission: .manageRoles, range: 1...30, usual: 7)
    package static let tokenDays = Setting(name: "tokenDays", permission: .manageRoles, range: 1...730, usual: 365)
    package static let postEndDays = Setting(name: "postEndDays", permission: .manageUnitSettings, range: 1...180, usual: 30)

    package static let all = [passwordLength, passwordClasses, invitationDays, tokenDays, postEndDays]
}

extension Setting {
    /// The value that holds at a place: the nearest unit above it that set one.
    func value(at path: String, _ db: Transaction) throws -> Int { try origin(at: path, db)?.value ?? usual }

    struct Origin {
        let value: Int
        let path: String
        let unitName: String
        let setBy: String
        let setAt: Instant
    }

    func origin(at path: String, _ db: Transaction) throws -> Origin? {
        let prefixes = Self.prefixes(of: path)
        guard !prefixes.isEmpty else { return nil }
        let places = (2...prefixes.count + 1).map { "$\($0)" }.joined(separator: ", ")
        let row = try db.rows(
            """
            SELECT setting.value, setting.set_by, setting.set_at, unit.path, unit.name
            FROM setting JOIN unit ON unit.id = setting.unit_id
            WHERE setting.name = $1 AND unit.path IN (\(places)) ORDER BY length(unit.path) DESC LIMIT 1
            """, arguments: [.text(name)] + prefixes.map(SQLValue.text)
        ).first
        guard let row, let value = Int(try row.text("value")), range.contains(value) else { return nil }
        return try Origin(
            value: value, path: row.text("path"), unitName: row.text("name"), setBy: row.text("set_by"),
            setAt: row.instant("set_at"))
    }

    /// The unit whose rules somebody keeps: the root of their branch. Administrators, who see the whole platform, keep
    /// those of the division their office stands for.
    static func place(of caller: Caller, _ db: Transaction) throws -> String {
        guard caller.scope == .everything else { return caller.scope.lower }
        guard let row = try db.first("SELECT kind, path FROM unit WHERE id = $1", caller.unit),
            let kind = Unit.Kind(rawValue: try row.text("kind"))
        else { throw NotFound() }
        return Unit.scope(of: kind, path: try row.text("path")).lower
    }

    /// `45/4504/` → `45/`, `45/4504/`.
    static func prefixes(of path: String) -> [String] {
        var prefix = ""
        return path.split(separator: "/").map { segment in
            prefix += segment + "/"
            return prefix
        }
    }
}
