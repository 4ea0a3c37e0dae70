import Store
import Campus

/// An account as the system administrator asks for it: for somebody who is entered, or for somebody new.
package struct AccountForm: Sendable, Equatable {
    /// Somebody who is entered already; then name and numbers are not asked again.
    package var person: String
    package var name: String
    package var staffNumber: String
    package var phone: String
    package var login: String
    package var unit: String
    /// Needed for somebody new; for somebody who is entered only to give them a duty of administration.
    package var role: String
    package var title: String

    package init(
        person: String = "", name: String = "", staffNumber: String = "", phone: String = "", login: String,
        unit: String = "", role: String = "", title: String = ""
    ) {
        self.person = person
        self.name = name
        self.staffNumber = staffNumber
        self.phone = phone
        self.login = login
        self.unit = unit
        self.role = role
        self.title = title
    }
}

/// The name under which somebody signs in.
enum Login {
    /// Small letters, digits and `.-_@`, 2 to 40; no phone number, since that finds its owner by itself.
    static func parsed(_ typed: String, _ problems: inout FormProblems, field: String = "login") -> String? {
        let login = typed.trimmedWhitespace.lowercased()
        guard !login.isEmpty else {
            problems.add(field, "missing")
            return nil
        }
        let proper = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_@".utf8)
        guard (2...40).contains(login.utf8.count), login.utf8.allSatisfy(proper.contains) else {
            problems.add(field, "login.characters")
            return nil
        }
        return login
    }

    static func isTaken(_ login: String, _ db: Transaction) throws -> Bool {
        try db.first("SELECT 1 AS one FROM account WHERE login = $1", login) != nil
    }
}
