import Campus

extension Schema {
    /// All that is wrong with a value, field by field, with the keys of the words; empty if it fits.
    func problems(of json: JSON, at field: String = "") -> FormProblems {
        var problems = FormProblems()
        check(json, field, &problems)
        return problems
    }

    private func check(_ json: JSON, _ field: String, _ problems: inout FormProblems) {
        switch (self, json) {
        case (.named(_, let schema), _): schema.check(json, field, &problems)
        case (.maybe, .null): break
        case (.maybe(let schema), _): schema.check(json, field, &problems)
        case (.text(let longest), .text(let text)):
            if text.count > longest { problems.add(field, "json.long") }
        case (.day, .text(let text)):
            if LocalDate(text) == nil { problems.add(field, "date") }
        case (.moment, .text(let text)):
            if Instant(rfc3339: text) == nil { problems.add(field, "json.moment") }
        case (.choice(let values), .text(let text)):
            if !values.contains(text) { problems.add(field, "choice") }
        case (.integer(let range), .integer(let number)):
            if !range.contains(number) { problems.add(field, "json.range") }
        case (.number, .integer), (.number, .number), (.truth, .truth): break
        case (.list(let schema, let most), .list(let values)):
            if values.count > most { problems.add(field, "json.long") }
            for (index, value) in values.prefix(most).enumerated() {
                schema.check(value, Self.joined(field, "\(index)"), &problems)
            }
        case (.object(let members), .object(let values)):
            Self.check(members, values, field, &problems)
        case (.map(let schema), .object(let values)):
            for (name, value) in values { schema.check(value, Self.joined(field, name), &problems) }
        default: problems.add(field, json.isNull ? "missing" : "json.type")
        }
    }

    private static func check(
        _ members: [Member], _ values: [(String, JSON)], _ field: String, _ problems: inout FormProblems
    ) {
        let given = Dictionary(values.map { ($0.0, $0.1) }) { first, _ in first }
        for member in members {
            if let value = given[member.name] {
                member.schema.check(value, joined(field, member.name), &problems)
            } else if member.isRequired {
                problems.add(joined(field, member.name), "missing")
            }
        }
        for name in given.keys where !members.contains(where: { $0.name == name }) {
            problems.add(joined(field, name), "json.unknown")
        }
    }

    private static func joined(_ field: String, _ name: String) -> String { field.isEmpty ? name : "\(field).\(name)" }
}

extension JSON {
    var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
