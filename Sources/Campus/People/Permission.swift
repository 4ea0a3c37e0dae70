/// What somebody may do. Where they may do it is their `Scope`.
package enum Permission: String, Sendable, Codable, CaseIterable {
    // Units and schools
    case seeUnits
    case editUnits
    case reorganiseUnits
    case seeSchools
    case editSchoolFacts
    case confirmSchoolFacts

    // People
    case seePeople
    case editPeople
    /// Phone and identity numbers in full; each look is recorded.
    case revealPersonalData

    // Data in and out
    case importData
    case exportData

    // Duties of administration, kept apart (GB/T 22239-2019 8.1.4.2 d, 8.1.11)
    /// System and security administrator: who has an account, in which state.
    case seeAccounts
    /// System administrator: accounts and parameters, no business data.
    case manageAccounts
    case manageSystem
    /// Security administrator: roles, rights, second factor, approval of accounts.
    case manageRoles
    case approveAccounts
    /// Audit administrator: reads the log, changes nothing.
    case readAudit

    // Unit
    case manageUnitSettings
    case shareViews
}
