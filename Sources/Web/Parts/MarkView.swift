/// A grade, a light or a state: a shape and its word, never one without the other.
package struct MarkView: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The four national grades: 红 橙 黄 蓝.
        case g1, g2, g3, g4
        /// Met, in order.
        case ok
        /// No data. Never drawn as fine.
        case none
        /// Past its day.
        case over
        /// Neither: words only.
        case plain
    }

    package let kind: String
    package let icon: String?
    package let text: String
    package let isTag: Bool

    package init(_ kind: Kind, _ text: String, isTag: Bool = false) {
        self.kind = kind == .plain ? "none" : kind.rawValue
        icon = kind == .plain ? nil : kind.rawValue
        self.text = text
        self.isTag = isTag
    }
}
