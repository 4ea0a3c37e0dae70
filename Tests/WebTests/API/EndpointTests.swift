import Campus
import CampusTesting
import HTTPTypes
import Testing
@testable import Web

@Suite("API · every endpoint")
struct EndpointTests {
    /// Who asks and with which numbers, so that each reading endpoint has something to tell.
    private func sample(_ endpoint: Endpoint, _ world: APIWorld) -> (who: String, path: String) {
        let who = switch endpoint.area {
        case "accounts": "system"
        case "audit": "audit"
        case "access": "system"
        default: "city"
        }
        let path = endpoint.path.filled { name in
            switch name {
            case "list": "schools"
            case "unit": "\(APIWorld.school)"
            case "person": "\(world.people["head"] ?? 0)"
            default: "1"
            }
        }
        return (who, path + (endpoint.query.contains { $0.isRequired } ? "?q=甲县".percentEncodedQuery : ""))
    }

    @Test("What reads answers as its schema says", arguments: TestEngine.all)
    func reading(engine: TestEngine) async throws {
        let world = try await APIWorld(engine)
        _ = try await world.ask(.post, "/api/v1/audit/check", as: "audit")
        // Nobody has a job running here.
        for endpoint in world.site.endpoints where !endpoint.isWrite && endpoint.operation != "jobs.read" {
            let (who, path) = sample(endpoint, world)
            let answer = try await world.ask(.get, path, as: who)
            #expect(answer.status == 200, "\(endpoint.operation): \(answer.json.text)")
            let problems = endpoint.answers?.problems(of: answer.json).fields ?? [:]
            #expect(problems.isEmpty, "\(endpoint.operation): \(problems)")
        }
    }

    @Test("Nobody gets anything without a token, nor with a wrong one")
    func signedOut() async throws {
        let world = try await APIWorld()
        for endpoint in world.site.endpoints {
            let answer = try await world.ask(endpoint.method, sample(endpoint, world).path, as: nil, endpoint.takes.map { _ in "{}" })
            #expect(answer.status == 401, "\(endpoint.operation)")
            #expect(answer.code == "session")
        }
        #expect(try await world.ask(.get, "/api/v1/me", as: "nobody").status == 401)
    }

    @Test("Without the permission an endpoint is refused, whatever was sent")
    func permissions() async throws {
        let world = try await APIWorld()
        for endpoint in world.site.endpoints {
            guard let permission = endpoint.permission, !Role.auditAdministrator.permissions.contains(permission) else { continue }
            let answer = try await world.ask(endpoint.method, sample(endpoint, world).path, as: "audit", endpoint.takes.map { _ in "{}" })
            #expect(answer.status == 403, "\(endpoint.operation)")
        }
    }

    @Test("What lies outside the caller's branch is not found", arguments: [
        "/api/v1/schools/8", "/api/v1/units/8", "/api/v1/units/8/children", "/api/v1/schools/999", "/api/v1/schools/x",
    ])
    func scope(path: String) async throws {
        let world = try await APIWorld()
        let answer = try await world.ask(.get, path, as: "head")
        #expect(answer.status == 404)
        #expect(answer.code == "not-found")
    }

    @Test("A person of another branch is not found")
    func personElsewhere() async throws {
        let world = try await APIWorld()
        let other = world.people["other"] ?? 0
        #expect(try await world.ask(.get, "/api/v1/people/\(other)", as: "head").status == 404)
        #expect(try await world.ask(.delete, "/api/v1/people/\(other)", as: "head").status == 404)
    }

    @Test("A token for reading writes nothing")
    func readOnly() async throws {
        let world = try await APIWorld()
        let answer = try await world.ask(.post, "/api/v1/schools/5/facts/confirm", as: "reader", #"{"version":1}"#)
        #expect(answer.status == 403)
        #expect(answer.code == "denied.read-only-token")
    }

    @Test("Every answer says how many requests are left")
    func limits() async throws {
        let answer = try await APIWorld().ask(.get, "/api/v1/me")
        #expect(answer.headers[HTTPField.Name("RateLimit-Remaining")!] != nil)
    }
}

extension String {
    /// Of our own few texts: what is not ASCII, escaped.
    var percentEncodedQuery: String {
        utf8.map { $0 < 128 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
    }
}
