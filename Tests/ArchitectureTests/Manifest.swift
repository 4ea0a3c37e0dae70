/// Our targets as Package.swift declares them, read from its text: asking the package manager takes its lock.
struct Manifest {
    /// Target to the names in quotes among its dependencies.
    let dependencies: [String: [String]]

    private static let openings = ["ours(", ".executableTarget(", "tests(", "system("]

    init(text: String) {
        // Literals carry the names here, so only comments are dropped.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.map(Self.withoutComment).joined(separator: "\n")
        guard let targets = body.firstRange(of: "targets: [\n") else {
            dependencies = [:]
            return
        }
        var found: [String: [String]] = [:]
        var rest = body[targets.upperBound...]
        while let start = Self.nextOpening(in: rest) {
            let inside = Self.balanced(rest[start...])
            let names = Self.quoted(inside)
            if let name = names.first { found[name] = Array(names.dropFirst()) }
            rest = rest[inside.endIndex...]
        }
        dependencies = found
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        line[..<(line.firstRange(of: "//")?.lowerBound ?? line.endIndex)]
    }

    /// Where the arguments of the next target begin.
    private static func nextOpening(in text: Substring) -> String.Index? {
        openings.compactMap { text.firstRange(of: $0) }.map(\.upperBound).min()
    }

    /// The text up to the parenthesis that closes the one before it.
    private static func balanced(_ text: Substring) -> Substring {
        var depth = 1
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return text[..<index] }
        }
        return text
    }

    private static func quoted(_ text: Substring) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }
            .map { String($0.element) }
    }

    /// What a target reaches over any number of arrows.
    func reached(from target: String) -> Set<String> {
        var seen: Set<String> = []
        var next = dependencies[target] ?? []
        while let one = next.popLast() {
            if seen.insert(one).inserted { next += dependencies[one] ?? [] }
        }
        return seen
    }
}
