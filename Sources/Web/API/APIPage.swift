import Campus
import HTTPTypes

/// The API for people: what there is, how to ask for it, and a form to try what only reads.
struct APIPage: Sendable {
    let head: HeadView
    let description: String
    let areas: [APIAreaView]

    init(_ endpoints: [Endpoint], words: Words) {
        head = HeadView(words("api.title"), then: words("api.lead"))
        description = "/api/openapi.json?lang=\(words.language)"
        var names: [String] = []
        for endpoint in endpoints where !names.contains(endpoint.area) { names.append(endpoint.area) }
        areas = names.map { name in
            APIAreaView(
                id: name, title: words("api.area.\(name)"),
                operations: endpoints.filter { $0.area == name }.map { APIOperationView($0, words: words) })
        }
    }
}

struct APIAreaView: Sendable {
    let id: String
    let title: String
    let operations: [APIOperationView]
}

/// One endpoint on the page.
struct APIOperationView: Sendable {
    let id: String
    let method: String
    let address: String
    let summary: String
    let permission: String?
    let takes: String?
    let answers: String?
    /// Fields of the form to try it; `nil` for what writes.
    let trying: APITryView?
    /// For what writes: the same as a command.
    let command: String?

    init(_ endpoint: Endpoint, words: Words) {
        id = endpoint.operation
        method = endpoint.method.rawValue
        address = APIPath.root + endpoint.path.template
        summary = words(endpoint.summary)
        permission = endpoint.permission?.rawValue
        takes = endpoint.takes?.line
        answers = endpoint.answers?.line
        trying = endpoint.isWrite ? nil : APITryView(endpoint)
        command = endpoint.isWrite ? Self.command(endpoint) : nil
    }

    private static func command(_ endpoint: Endpoint) -> String {
        let address = APIPath.root + endpoint.path.template
        let start = "curl -X \(endpoint.method.rawValue) -H 'Authorization: Bearer …' -H 'Idempotency-Key: …'"
        guard let schema = endpoint.takes else { return "\(start) \(address)" }
        return "\(start) -H 'Content-Type: application/json' -d '\(schema.line)' \(address)"
    }
}

struct APITryView: Sendable {
    let operation: String
    let fields: [APITryField]

    init(_ endpoint: Endpoint) {
        operation = endpoint.operation
        let path = endpoint.path.parameters.map { APITryField(endpoint.operation, $0.name, isRequired: true) }
        let query = endpoint.query.map { APITryField(endpoint.operation, $0.name, isRequired: $0.isRequired) }
        fields = path + query
    }
}

struct APITryField: Sendable {
    let id: String
    let name: String
    let isRequired: Bool

    init(_ operation: String, _ name: String, isRequired: Bool) {
        id = "try-\(operation)-\(name)".replacing(".", with: "-")
        self.name = name
        self.isRequired = isRequired
    }
}
