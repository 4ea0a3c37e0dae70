package import Campus

/// Why the tree was not changed.
package enum UnitRefusal: Error, Equatable, Sendable {
    /// A unit cannot hang below itself.
    case circular
    case closedParent
    case wrongParent(Unit.Kind, under: Unit.Kind)
    /// Carried already by this unit of the same name.
    case codeTaken(by: String)
    /// Only the city may take units of different counties together, or move one from county to county.
    case acrossCounties
    case beforeOpening(LocalDate)
    /// The tree was changed later than the day that was asked for; what came after would be wrong.
    case beforeLastChange(LocalDate)
    case alreadyClosed
    case notYetOpen
    case alreadyOpen
    case noChange
    case hasOpenParts(Int)
    case noMembers
    case differentKinds
    /// Something hangs on it, so it must be closed instead of deleted.
    case hasDependants
    case ownUnit
    case notPlanned
    case binEmptied
}
