package import Campus

/// A part of the platform that has a place in the rail. Only what exists is listed.
package enum RailArea: String, Sendable, CaseIterable {
    case desk, schools, units, people, imports, admin, audit, design

    package var address: String {
        switch self {
        case .desk: "/"
        case .schools: "/schools"
        case .units: "/units"
        case .people: "/people"
        case .imports: "/imports"
        case .admin: "/admin"
        case .audit: "/audit"
        case .design: "/design"
        }
    }

    var icon: String {
        switch self {
        case .desk: "desk"
        case .schools: "gate"
        case .units: "tree"
        case .people: "people"
        case .imports: "in"
        case .admin: "admin"
        case .audit: "ledger"
        case .design: "policy"
        }
    }

    private var opensGroup: Bool {
        switch self {
        case .imports, .admin: true
        case .desk, .schools, .units, .people, .audit, .design: false
        }
    }

    package func isOpen(to role: Role) -> Bool {
        let permissions = role.permissions
        return switch self {
        case .desk: true
        case .schools: permissions.contains(.seeSchools)
        case .units: permissions.contains(.seeUnits)
        case .people: permissions.contains(.seePeople)
        case .imports: permissions.contains(.importData)
        case .admin: !permissions.isDisjoint(with: [.manageAccounts, .manageRoles, .manageSystem, .approveAccounts])
        case .audit: permissions.contains(.readAudit)
        case .design: false
        }
    }

    /// The rail as a role sees it.
    package static func rail(
        for role: Role, current: RailArea?, counts: [RailArea: Int] = [:], words: Words
    ) -> [RailItem] {
        allCases.filter { $0.isOpen(to: role) }.map { area in
            RailItem(
                area: area.rawValue, address: area.address, label: words("rail.\(area.rawValue)"), icon: area.icon,
                count: CountView(counts[area] ?? 0), isCurrent: area == current, opensGroup: area.opensGroup)
        }
    }

    /// The tabs at the bottom of a phone: to do, schools, report or people, messages, me.
    package static func tabs(
        for role: Role, current: String, toDo: Int = 0, messages: Int = 0, words: Words
    ) -> [PhoneTab] {
        let all: [(address: String, key: String, icon: String, count: Int, shown: Bool)] = [
            ("/", "desk", "todo", toDo, true),
            ("/schools", "schools", "gate", 0, RailArea.schools.isOpen(to: role)),
            ("/people", "people", "people", 0, RailArea.people.isOpen(to: role)),
            ("/notices", "notices", "bell", messages, true),
            ("/me", "me", "person", 0, true),
        ]
        return all.filter(\.shown).map { tab in
            PhoneTab(
                address: tab.address, label: words("tab.\(tab.key)"), icon: tab.icon, count: CountView(tab.count),
                isCurrent: tab.address == current)
        }
    }
}
