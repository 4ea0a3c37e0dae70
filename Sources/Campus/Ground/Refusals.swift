/// There is no such thing, or it lies outside the caller's scope: a stranger must not learn which.
package struct NotFound: Error, Equatable {
    package init() {}
}

/// The caller may not do this.
package enum Denied: Error, Equatable {
    case lacks(Permission)
    /// Two duties of administration that one person must not hold (GB/T 22239-2019 8.1.4.2 d).
    case separateDuties
    /// A second factor is required for this role and has not been given.
    case secondFactor
    /// The one who asked cannot also approve.
    case ownRequest
}

/// The fields to correct, each with the key of its words; all problems of a form at once.
package struct FormProblems: Error, Equatable, Sendable {
    /// Field name → key of the words, e.g. `"phone": "phone.malformed"`.
    package var fields: [String: String]

    package init(_ fields: [String: String] = [:]) { self.fields = fields }

    package var isEmpty: Bool { fields.isEmpty }

    package mutating func add(_ field: String, _ words: String) {
        if fields[field] == nil { fields[field] = words }
    }

    package func throwIfAny() throws(FormProblems) {
        if !isEmpty { throw self }
    }
}

/// Somebody else changed the record meanwhile. Nothing was saved.
package struct VersionConflict: Error, Equatable, Sendable {
    /// One field on which the two versions differ; shown side by side to the one who came later.
    package struct Difference: Equatable, Sendable {
        package var field: String
        package var mine: String
        package var theirs: String
        package init(field: String, mine: String, theirs: String) {
            self.field = field
            self.mine = mine
            self.theirs = theirs
        }
    }
    package var changedBy: String
    package var changedAt: Instant
    /// The version that stands now; a save that names it will be accepted.
    package var currentVersion: Int64
    package var differences: [Difference]

    package init(changedBy: String, changedAt: Instant, currentVersion: Int64, differences: [Difference]) {
        self.changedBy = changedBy
        self.changedAt = changedAt
        self.currentVersion = currentVersion
        self.differences = differences
    }
}
