import Campus
import CampusTesting
import HTTPTypes
import Testing
@testable import Web

@Suite("API · lists")
struct ListAPITests {
    @Test("A list pages by cursor until there is no next", arguments: TestEngine.all)
    func paging(engine: TestEngine) async throws {
        let world = try await APIWorld(engine)
        var ids: [String] = []
        var address: String? = "/api/v1/people?limit=2&sort=name"
        while let path = address {
            let answer = try await world.ask(.get, path)
            ids += JSONBody(answer.json).list("rows").map { JSONBody($0).text("id") }
            address = answer["next"].plain.map { "/api/v1/people?limit=2&sort=name&after=\($0)" }
        }
        #expect(ids.count == 7)
        #expect(Set(ids).count == 7)
    }

    @Test("Filters are those of the page", arguments: [
        ("stage=primary", 2), ("stage=junior", 0), ("pupils.from=300&pupils.to=400", 2), ("pupils.from=313", 0),
        ("canteen=yes", 2), ("canteen=no", 0), ("bus.is=empty", 2), ("bus.is=filled", 0), ("in=3", 1),
    ])
    func filters(query: String, count: Int) async throws {
        let answer = try await APIWorld().ask(.get, "/api/v1/schools?\(query)")
        #expect(JSONBody(answer.json).list("rows").count == count)
        #expect(answer["total"].plain == "\(count)")
    }

    @Test("The caller's branch bounds every list")
    func scope() async throws {
        let answer = try await APIWorld().ask(.get, "/api/v1/schools", as: "head")
        #expect(JSONBody(answer.json).list("rows").map { JSONBody($0).text("id") } == ["5"])
    }

    @Test("A filter that is not understood is refused, never ignored", arguments: [
        ("nothing=1", 422), ("stage=palace", 400), ("sort=nothing", 400), ("limit=0", 400), ("limit=201", 400),
        ("after=x", 400), ("in=0", 400), ("in=999", 400), ("columns=nothing", 400), ("pupils.from=many", 400),
    ])
    func refused(query: String, status: Int) async throws {
        let answer = try await APIWorld().ask(.get, "/api/v1/schools?\(query)")
        #expect(answer.status == status)
        #expect(APIProblem.schema.problems(of: answer.json).isEmpty)
    }
}
