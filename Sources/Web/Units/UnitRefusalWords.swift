import Campus
import Workflows

/// What fills the words of a refusal of the tree.
enum UnitRefusalWords {
    static func values(_ refusal: UnitRefusal) -> [String: String] {
        switch refusal {
        case .codeTaken(let name): ["name": name]
        case .beforeOpening(let day), .beforeLastChange(let day): ["day": day.description]
        case .hasOpenParts(let count): ["count": "\(count)"]
        case .wrongParent, .circular, .closedParent, .acrossCounties, .alreadyClosed, .notYetOpen, .alreadyOpen,
            .noChange, .noMembers, .differentKinds, .hasDependants, .ownUnit, .notPlanned, .binEmptied:
            [:]
        }
    }

    /// Shown above the form that was refused.
    static func note(_ refusal: UnitRefusal, _ words: Words) -> NoteView {
        let key = "error.unit.\(refusal.code)"
        return NoteView("\(words("\(key).title", values(refusal)))\(words("unit.stop"))\(words("\(key).reason", values(refusal)))", .grave)
    }
}
