import HTTPTypes
import Testing
@testable import Web

@Suite("API · description")
struct OpenAPITests {
    @Test("The description is public, complete and OpenAPI 3.1")
    func complete() async throws {
        let world = try await APIWorld()
        let answer = try await world.ask(.get, "/api/openapi.json", as: nil)
        #expect(answer.status == 200)
        #expect(answer["openapi"].plain == "3.1.0")
        let paths = JSONBody(answer["paths"])
        for endpoint in world.site.endpoints {
            let operation = paths.body(endpoint.path.template).body(endpoint.method.rawValue.lowercased())
            #expect(operation.text("operationId") == endpoint.operation)
        }
    }

    @Test("Every reference leads somewhere", arguments: ["zh-CN", "en"])
    func references(language: String) async throws {
        let world = try await APIWorld()
        let document = OpenAPI(world.site.endpoints).document(in: world.site.words(language))
        let references = Self.references(in: document)
        #expect(!references.isEmpty)
        for reference in references {
            let found = reference.dropFirst(2).split(separator: "/").reduce(document) { JSONBody($0)[String($1)] }
            #expect(!found.isNull, "\(reference)")
        }
    }

    @Test("Every parameter of a path is described, and no operation has another's name")
    func operations() async throws {
        let endpoints = try await APIWorld().site.endpoints
        #expect(Set(endpoints.map(\.operation)).count == endpoints.count)
        #expect(Set(endpoints.map { "\($0.method) \($0.path.template)" }).count == endpoints.count)
    }

    @Test("Every endpoint and every area has words in both languages", arguments: ["zh-CN", "en"])
    func words(language: String) async throws {
        let site = try await APIWorld().site
        for endpoint in site.endpoints {
            #expect(site.words(language).has(endpoint.summary), "\(endpoint.summary)")
            #expect(site.words(language).has("api.area.\(endpoint.area)"), "\(endpoint.area)")
        }
    }

    @Test("The page shows every endpoint, and its form leads to the address it makes")
    func page() async throws {
        let world = try await APIWorld()
        let page = try await world.ask(.get, "/api").json.plain ?? ""
        for endpoint in world.site.endpoints { #expect(page.contains("id=\"\(endpoint.operation)\""), "\(endpoint.operation)") }
        let gone = try await world.ask(.get, "/api/try/schools.list?stage=primary&q=")
        #expect(gone.status == 303)
        #expect(gone.headers[.location] == "/api/v1/schools?stage=primary")
        #expect(try await world.ask(.get, "/api/try/people.delete?person=1").status == 404)
    }

    private static func references(in json: JSON) -> [String] {
        switch json {
        case .object(let members):
            members.flatMap { name, value in name == "$ref" ? [value.plain ?? ""] : references(in: value) }
        case .list(let values): values.flatMap(references)
        default: []
        }
    }
}
