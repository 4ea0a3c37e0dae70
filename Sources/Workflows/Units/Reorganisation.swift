package import Campus

/// A change of the tree, decided for a day (ORG-04).
package struct Reorganisation: Sendable, Equatable {
    package typealias ID = Identifier<Reorganisation>

    package enum Change: Sendable, Equatable, Codable {
        case open
        case rename(name: String, shortName: String)
        case move(to: Unit.ID)
        case merge(Merge)
        case split(Split)
        case close(successor: Unit.ID?, posts: Posts)
    }

    /// Several become one: the members close, the unit itself goes on.
    package struct Merge: Sendable, Equatable, Codable {
        package var members: [Unit.ID]
        /// The name from then on; `nil` keeps it.
        package var name: String?
        package var facts: Facts
        package var posts: Posts

        package init(members: [Unit.ID], name: String? = nil, facts: Facts = .keep, posts: Posts = .move) {
            self.members = members
            self.name = name
            self.facts = facts
            self.posts = posts
        }
    }

    /// One becomes several: parts open beside it, with its facts to start from.
    package struct Split: Sendable, Equatable, Codable {
        package struct Part: Sendable, Equatable, Codable {
            package var name: String
            package var code: String?

            package init(name: String, code: String? = nil) {
                self.name = name
                self.code = code
            }
        }
        package var parts: [Part]
        /// The unit itself ends on that day; its people go to the first part.
        package var closes: Bool

        package init(parts: [Part], closes: Bool) {
            self.parts = parts
            self.closes = closes
        }
    }

    /// Which facts the one that goes on has.
    package enum Facts: String, Sendable, Codable, CaseIterable {
        /// Those it had.
        case keep
        /// Numbers added up, and every yes of a member counts.
        case add
    }

    /// What becomes of the posts in a unit that closes.
    package enum Posts: String, Sendable, Codable, CaseIterable {
        /// The same roles in the unit that goes on.
        case move
        /// They end.
        case end
    }

    package enum State: String, Sendable, Codable { case planned, applied, cancelled, failed }

    package let id: ID
    package let unit: Unit.ID
    package let unitName: String
    package let change: Change
    package let day: LocalDate
    package let state: State
    package let reason: String
    package let decidedBy: String
    package let decidedAt: Instant
    package let appliedAt: Instant?
    /// Key of the words for why it could not be applied.
    package let failure: String
    /// Names of the other units it speaks of.
    package var names: [Unit.ID: String]
}

extension Reorganisation.Change {
    /// The word of the record: `merge`.
    package var kind: String {
        switch self {
        case .open: "open"
        case .rename: "rename"
        case .move: "move"
        case .merge: "merge"
        case .split: "split"
        case .close: "close"
        }
    }

    /// The other units it speaks of.
    package var others: [Unit.ID] {
        switch self {
        case .open, .rename, .split: []
        case .move(let parent): [parent]
        case .merge(let merge): merge.members
        case .close(let successor, _): [successor].compactMap { $0 }
        }
    }
}
