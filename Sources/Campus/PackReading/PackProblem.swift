/// One thing to correct in a pack file.
package struct PackProblem: Hashable, Sendable, Comparable {
    package enum Reason: Hashable, Sendable {
        /// The file is not YAML; the parser's own words.
        case unreadable(String)
        case missing
        /// A key that this kind of file does not have.
        case unknownKey
        /// Something of another shape was expected: `list`, `mapping`, `text`, `number`, `day` …
        case expected(String)
        case duplicate(String)
        /// The end lies before the beginning, or outside its year.
        case outOfOrder(String)
        /// A make-up working day on a day that is a working day anyway, or inside a holiday.
        case notMakeUp(String)
        case malformed(String)
    }

    package let file: String
    /// From 1; 0 where the parser could not tell.
    package let line: Int
    /// Where in the file: `years[3].holidays[1].from`.
    package let field: String
    package let reason: Reason

    package static func < (one: Self, other: Self) -> Bool {
        (one.file, one.line, one.field) < (other.file, other.line, other.field)
    }
}

/// All problems of a pack file, never only the first.
package struct PackProblems: Error, Equatable, Sendable {
    package let problems: [PackProblem]

    package init(_ problems: [PackProblem]) { self.problems = problems.sorted() }
}

extension PackProblem: CustomStringConvertible {
    /// `working-days.yaml:12: years[3].holidays[1].from: expected day`
    package var description: String {
        let words =
            switch reason {
            case .unreadable(let text): "not readable: \(text)"
            case .missing: "missing"
            case .unknownKey: "unknown key"
            case .expected(let shape): "expected \(shape)"
            case .duplicate(let text): "twice: \(text)"
            case .outOfOrder(let text): "out of order: \(text)"
            case .notMakeUp(let text): "no make-up working day: \(text)"
            case .malformed(let text): "malformed: \(text)"
            }
        return "\(file):\(line): \(field): \(words)"
    }
}
