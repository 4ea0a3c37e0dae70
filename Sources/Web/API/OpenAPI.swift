import Campus
import HTTPTypes
import Hummingbird

/// The description of the API in OpenAPI 3.1, read from the declarations of its endpoints.
package struct OpenAPI: Sendable {
    private let endpoints: [Endpoint]

    package init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

    package func document(in words: Words) -> JSON {
        .object([
            ("openapi", .text("3.1.0")),
            ("info", .object([
                ("title", .text(words("api.title"))), ("version", .text("1")), ("description", .text(words("api.lead"))),
                ("license", .object([("name", .text("Apache-2.0")), ("identifier", .text("Apache-2.0"))])),
            ])),
            ("servers", .list([.object([("url", .text(APIPath.root))])])),
            ("security", .list([.object([("token", .list([]))])])),
            ("tags", .list(areas.map { .object([("name", .text($0))]) })),
            ("paths", .object(paths(words))),
            ("components", components(words)),
        ])
    }

    private var areas: [String] {
        endpoints.reduce(into: []) { areas, endpoint in
            if !areas.contains(endpoint.area) { areas.append(endpoint.area) }
        }
    }

    private func paths(_ words: Words) -> [(String, JSON)] {
        var order: [String] = []
        var items: [String: [(String, JSON)]] = [:]
        for endpoint in endpoints {
            let path = endpoint.path.template
            if items[path] == nil { order.append(path) }
            items[path, default: []].append((endpoint.method.rawValue.lowercased(), Self.operation(endpoint, words)))
        }
        return order.map { ($0, .object(items[$0] ?? [])) }
    }

    private static func operation(_ endpoint: Endpoint, _ words: Words) -> JSON {
        var members: [(String, JSON)] = [
            ("operationId", .text(endpoint.operation)), ("summary", .text(words(endpoint.summary))),
            ("tags", .list([.text(endpoint.area)])),
        ]
        if let permission = endpoint.permission { members.append(("x-permission", .text(permission.rawValue))) }
        let parameters = parameters(endpoint)
        if !parameters.isEmpty { members.append(("parameters", .list(parameters))) }
        if let schema = endpoint.takes {
            members.append(("requestBody", .object([("required", .truth(true)), ("content", content(schema))])))
        }
        members.append(("responses", .object(responses(endpoint, words))))
        return .object(members)
    }

    private static func parameters(_ endpoint: Endpoint) -> [JSON] {
        let path = endpoint.path.parameters.map { parameter in
            JSON.object([
                ("name", .text(parameter.name)), ("in", .text("path")), ("required", .truth(true)),
                ("schema", (parameter.isText ? Schema.word : .id).json),
            ])
        }
        let query = endpoint.query.map { parameter in
            JSON.object([
                ("name", .text(parameter.name)), ("in", .text("query")), ("required", .truth(parameter.isRequired)),
                ("schema", (parameter.isRepeated ? .list(parameter.schema, most: 200) : parameter.schema).json),
            ])
        }
        let key = JSON.object([("$ref", .text("#/components/parameters/IdempotencyKey"))])
        return path + query + (endpoint.isWrite ? [key] : [])
    }

    private static func responses(_ endpoint: Endpoint, _ words: Words) -> [(String, JSON)] {
        var good: [(String, JSON)] = [("description", .text(words(endpoint.summary)))]
        if let schema = endpoint.answers { good.append(("content", content(schema))) }
        if endpoint.isWrite || endpoint.answers != nil { good.append(("headers", limits)) }
        let bad = problemCodes(of: endpoint).map { code in
            ("\(code)", JSON.object([("$ref", .text("#/components/responses/Problem"))]))
        }
        return [("\(endpoint.status.code)", .object(good))] + bad
    }

    private static func problemCodes(of endpoint: Endpoint) -> [Int] {
        var codes: Set<Int> = [401, 403, 429, 503]
        if !endpoint.path.parameters.isEmpty { codes.insert(404) }
        if !endpoint.query.isEmpty { codes.formUnion([400, 422]) }
        if endpoint.isWrite { codes.formUnion([409, 422]) }
        if endpoint.takes != nil { codes.formUnion([400, 413, 415]) }
        return codes.sorted()
    }

    private static func content(_ schema: Schema) -> JSON {
        .object([("application/json", .object([("schema", schema.json)]))])
    }

    private static var limits: JSON {
        .object(["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"].map { name in
            (name, .object([("schema", Schema.integer(0...Int64.max).json)]))
        })
    }
}

extension OpenAPI {
    private func components(_ words: Words) -> JSON {
        let named = endpoints.reduce(into: [String: Schema]()) { found, endpoint in
            for schema in [endpoint.takes, endpoint.answers].compactMap({ $0 }) {
                found.merge(schema.named) { first, _ in first }
            }
        }
        let schemas = named.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) } + [("Problem", APIProblem.schema.json)]
        return .object([
            ("schemas", .object(schemas)),
            ("responses", .object([("Problem", Self.problem(words))])),
            ("parameters", .object([("IdempotencyKey", Self.idempotencyKey(words))])),
            ("securitySchemes", .object([
                ("token", .object([("type", .text("http")), ("scheme", .text("bearer"))]))
            ])),
        ])
    }

    private static func problem(_ words: Words) -> JSON {
        .object([
            ("description", .text(words("api.problem"))),
            ("content", .object([("application/problem+json", .object([
                ("schema", .object([("$ref", .text("#/components/schemas/Problem"))]))
            ]))])),
        ])
    }

    private static func idempotencyKey(_ words: Words) -> JSON {
        .object([
            ("name", .text("Idempotency-Key")), ("in", .text("header")), ("required", .truth(false)),
            ("description", .text(words("api.idempotency"))), ("schema", Schema.text(longest: 200).json),
        ])
    }
}

/// RFC 9457 as `ProblemDetails` writes it.
enum APIProblem {
    static let schema = Schema.object([
        .needs("type"), .needs("title"), .needs("status", .integer(400...599)), .needs("detail", .text(longest: 2_000)),
        .needs("code"), .needs("label"),
        .may("errors", .list(.object([.needs("field"), .needs("code"), .needs("detail")]))),
        .may("currentVersion", .id), .may("changedBy"), .may("changedAt", .moment),
        .may("differences", .list(.object([.needs("field"), .needs("mine", .text()), .needs("theirs", .text())]))),
    ])
}
