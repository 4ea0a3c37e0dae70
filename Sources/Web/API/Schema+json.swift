extension Schema {
    /// JSON Schema 2020-12, as OpenAPI 3.1 takes it. Named parts stand under `components`.
    package var json: JSON {
        switch self {
        case .text(let longest): .object([("type", .text("string")), ("maxLength", .integer(Int64(longest)))])
        case .day: .object([("type", .text("string")), ("format", .text("date"))])
        case .moment: .object([("type", .text("string")), ("format", .text("date-time"))])
        case .choice(let values): .object([("type", .text("string")), ("enum", .list(values.map(JSON.text)))])
        case .integer(let range): .object([("type", .text("integer")), ("format", .text("int64"))] + Self.bounds(range))
        case .number: .object([("type", .text("number"))])
        case .truth: .object([("type", .text("boolean"))])
        case .list(let schema, let most):
            .object([("type", .text("array")), ("items", schema.json), ("maxItems", .integer(Int64(most)))])
        case .object(let members): Self.object(members)
        case .map(let schema): .object([("type", .text("object")), ("additionalProperties", schema.json)])
        case .maybe(let schema): .object([("anyOf", .list([schema.json, .object([("type", .text("null"))])]))])
        case .named(let name, _): .object([("$ref", .text("#/components/schemas/\(name)"))])
        }
    }

    private static func bounds(_ range: ClosedRange<Int64>) -> [(String, JSON)] {
        var bounds: [(String, JSON)] = []
        if range.lowerBound != .min { bounds.append(("minimum", .integer(range.lowerBound))) }
        if range.upperBound != .max { bounds.append(("maximum", .integer(range.upperBound))) }
        return bounds
    }

    private static func object(_ members: [Member]) -> JSON {
        var parts: [(String, JSON)] = [
            ("type", .text("object")), ("properties", .object(members.map { ($0.name, $0.schema.json) })),
        ]
        let required = members.filter(\.isRequired).map { JSON.text($0.name) }
        if !required.isEmpty { parts.append(("required", .list(required))) }
        parts.append(("additionalProperties", .truth(false)))
        return .object(parts)
    }

    /// The named parts in it, by name.
    package var named: [String: Schema] {
        switch self {
        case .text, .day, .moment, .choice, .integer, .number, .truth: [:]
        case .list(let schema, _), .map(let schema), .maybe(let schema): schema.named
        case .object(let members):
            members.reduce(into: [:]) { found, member in found.merge(member.schema.named) { first, _ in first } }
        case .named(let name, let schema): schema.named.merging([name: schema]) { first, _ in first }
        }
    }

    /// In one line for people: `{"name": text, "unit": 1…}`.
    package var line: String {
        switch self {
        case .text: "text"
        case .day: "2026-11-21"
        case .moment: "2026-11-21T08:00:00+08:00"
        case .choice(let values): values.count <= 8 ? values.joined(separator: " | ") : values.prefix(3).joined(separator: " | ") + " …"
        case .integer, .number: "0"
        case .truth: "true | false"
        case .list(let schema, _): "[\(schema.line), …]"
        case .map(let schema): "{…: \(schema.line)}"
        case .object(let members): "{" + members.map { "\($0.name)\($0.isRequired ? "" : "?"): \($0.schema.line)" }.joined(separator: ", ") + "}"
        case .maybe(let schema): schema.line
        case .named(let name, _): name
        }
    }
}
