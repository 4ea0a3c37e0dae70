/// What an engine could not do, in the words both engines share.
package enum DatabaseFault: Error, Equatable, Sendable {
    package enum Constraint: String, Sendable {
        case unique, foreignKey, check, notNull
    }

    /// A promise of the schema would have been broken; nothing was written. `detail` names table or constraint.
    case constraint(Constraint, detail: String)
    /// The database cannot be reached just now.
    case unavailable(String)
    /// No space is left.
    case full
    /// Another transaction stood in the way; trying again may help.
    case contended
    /// The statement itself is wrong.
    case statement(String)
}
