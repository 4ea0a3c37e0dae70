import Yams

/// Reads a YAML file node by node and collects what is wrong with it.
struct PackReader {
    /// A node and where it stands.
    struct Place {
        let node: Node
        let field: String

        var isMapping: Bool { node.mapping != nil }

        /// A place for what is missing: the line of its parent, its own name.
        func child(_ key: String) -> Place { Place(node: node, field: PackReader.join(field, key)) }
    }

    let file: String
    private(set) var problems: [PackProblem] = []

    init(file: String) { self.file = file }

    mutating func root(of text: String) -> Place? {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                report(line: 1, "", .missing)
                return nil
            }
            return Place(node: node, field: "")
        } catch let error as YamlError {
            report(line: Self.line(of: error), "", .unreadable(Self.words(of: error)))
        } catch {
            report(line: 0, "", .unreadable("\(error)"))
        }
        return nil
    }

    mutating func report(_ place: Place, _ reason: PackProblem.Reason) {
        report(line: place.node.mark?.line ?? 0, place.field, reason)
    }

    private mutating func report(line: Int, _ field: String, _ reason: PackProblem.Reason) {
        problems.append(PackProblem(file: file, line: line, field: field, reason: reason))
    }

    /// Throws if anything was wrong.
    func finish() throws(PackProblems) {
        if !problems.isEmpty { throw PackProblems(problems) }
    }
}

extension PackReader {
    /// The values of a mapping by key; reports required keys that are missing and keys that nobody knows.
    mutating func fields(
        _ place: Place, required: Set<String> = [], optional: Set<String> = []
    ) -> [String: Place] {
        var found: [String: Place] = [:]
        for (key, value) in entries(place) {
            if required.contains(key) || optional.contains(key) { found[key] = value } else { report(value, .unknownKey) }
        }
        for key in required.subtracting(found.keys).sorted() where place.isMapping {
            report(place.child(key), .missing)
        }
        return found
    }

    /// Keys and values in the order of the file, for mappings whose keys are data.
    mutating func entries(_ place: Place) -> [(key: String, value: Place)] {
        guard let mapping = place.node.mapping else {
            report(place, .expected("mapping"))
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else {
                report(Place(node: key, field: place.field), .expected("text"))
                return nil
            }
            return (name, Place(node: value, field: Self.join(place.field, name)))
        }
    }

    mutating func list(_ place: Place?) -> [Place] {
        guard let place else { return [] }
        guard let sequence = place.node.sequence else {
            report(place, .expected("list"))
            return []
        }
        return sequence.enumerated().map { Place(node: $1, field: "\(place.field)[\($0)]") }
    }

    mutating func text(_ place: Place?) -> String? {
        read(place, as: "text") { $0.isEmpty ? nil : $0 }
    }

    mutating func number(_ place: Place?) -> Int? {
        read(place, as: "number") { Int($0) }
    }

    mutating func yesNo(_ place: Place?) -> Bool? {
        read(place, as: "true or false") { ["true": true, "false": false][$0] }
    }

    mutating func day(_ place: Place?) -> LocalDate? {
        read(place, as: "day") { LocalDate($0) }
    }

    private mutating func read<Value>(_ place: Place?, as shape: String, _ parse: (String) -> Value?) -> Value? {
        guard let place else { return nil }
        guard let text = place.node.scalar?.string, let value = parse(text) else {
            report(place, .expected(shape))
            return nil
        }
        return value
    }

    fileprivate static func join(_ field: String, _ key: String) -> String { field.isEmpty ? key : "\(field).\(key)" }
}

extension PackReader {
    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded: 0
        }
    }

    private static func words(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .reader(let problem, _, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "keys used twice: \(keys.sorted().joined(separator: ", "))"
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: "\(error)"
        }
    }
}
