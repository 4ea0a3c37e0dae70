package import Campus
package import Hummingbird
import Workflows

/// One thing a program can ask for. The route, its check, its description and its entry on `/api` are made of this.
package struct Endpoint: Sendable {
    package let method: HTTPRequest.Method
    package let path: APIPath
    /// Key of the words that say what it does, `api.people.add`; without `api.` it names the operation.
    package let summary: String
    /// What the caller must be allowed; `nil` if signing in is enough, or the use case decides by itself.
    package let permission: Permission?
    package let query: [APIParameter]
    /// What the body must be; `nil` for none.
    package let takes: Schema?
    /// What the answer is; `nil` for none.
    package let answers: Schema?
    package let status: HTTPResponse.Status
    package let handle: @Sendable (APICall) async throws -> APIAnswer

    package typealias Handler = @Sendable (APICall) async throws -> APIAnswer

    init(
        _ method: HTTPRequest.Method, _ path: APIPath, _ summary: String, may permission: Permission? = nil,
        query: [APIParameter] = [], takes: Schema? = nil, answers: Schema? = nil,
        status: HTTPResponse.Status? = nil, _ handle: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.permission = permission
        self.query = query
        self.takes = takes
        self.answers = answers
        self.status = status ?? (answers == nil ? .noContent : .ok)
        self.handle = handle
    }

    /// `people.add`
    package var operation: String { String(summary.dropFirst("api.".count)) }

    /// Endpoints of one thing stand together.
    package var area: String { operation.split(separator: ".").first.map(String.init) ?? operation }

    package var isWrite: Bool { method != .get }
}

/// What is put after `?`.
package struct APIParameter: Sendable {
    package let name: String
    package let schema: Schema
    package let isRequired: Bool
    /// May be given several times.
    package let isRepeated: Bool

    package init(_ name: String, _ schema: Schema, isRequired: Bool = false, isRepeated: Bool = false) {
        self.name = name
        self.schema = schema
        self.isRequired = isRequired
        self.isRepeated = isRepeated
    }
}
