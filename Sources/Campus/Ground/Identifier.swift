/// Names one `Entity`, and nothing else.
package struct Identifier<Entity>: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Identifier: CustomStringConvertible, LosslessStringConvertible {
    package init?(_ text: String) {
        guard let value = Int64(text), value > 0 else { return nil }
        rawValue = value
    }

    package var description: String { "\(rawValue)" }
}
