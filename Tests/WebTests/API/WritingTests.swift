import Campus
import CampusTesting
import HTTPTypes
import Testing
@testable import Web

@Suite("API · writing")
struct WritingTests {
    @Test("Facts are changed with the version that was seen; the later writer gets the differences", arguments: TestEngine.all)
    func versions(engine: TestEngine) async throws {
        let world = try await APIWorld(engine)
        let path = "/api/v1/schools/5/facts"
        #expect(try await world.ask(.patch, path, as: "head", #"{"pupils":400,"version":1}"#).status == 204)
        let late = try await world.ask(.patch, path, as: "city", #"{"pupils":500,"version":1}"#)
        #expect(late.status == 409)
        #expect(late.code == "version.conflict")
        #expect(APIProblem.schema.problems(of: late.json).isEmpty)
        #expect(late["differences"].text == #"[{"field":"pupils","mine":"500","theirs":"400"}]"#)
        #expect(late["currentVersion"].plain == "2")
    }

    @Test("A fact is taken away with null and confirmed as it stands")
    func confirming() async throws {
        let world = try await APIWorld()
        #expect(try await world.ask(.patch, "/api/v1/schools/5/facts", as: "head", #"{"canteen":null,"version":1}"#).status == 204)
        let confirmed = try await world.ask(
            .post, "/api/v1/schools/5/facts/confirm", as: "head", #"{"facts":["pupils"],"version":2}"#)
        #expect(confirmed["confirmed"].plain == "1")
        let school = try await world.ask(.get, "/api/v1/schools/5", as: "head")
        let facts = JSONBody(school["facts"])
        #expect(facts.body("canteen")["value"].isNull)
        #expect(facts.body("pupils").text("confirmedOn") == "2026-11-20")
    }

    @Test("A person is added, changed, given a post and deleted", arguments: TestEngine.all)
    func person(engine: TestEngine) async throws {
        let world = try await APIWorld(engine)
        let body = #"{"name":"张三","phone":"13800000000","post":{"unit":5,"role":"teacher","startsOn":"2026-09-01"}}"#
        let made = try await world.ask(.post, "/api/v1/people", as: "head", body)
        #expect(made.status == 201)
        let path = "/api/v1/people/\(made["id"].plain ?? "")"
        #expect(made.headers[.location] == path)
        let person = try await world.ask(.get, path, as: "head")
        #expect(person["phone"].plain?.contains("*") == true)
        #expect(PersonAnswer.schema.problems(of: person.json).isEmpty)
        #expect(try await world.ask(.put, path, as: "head", #"{"name":"张三丰","version":1}"#).status == 204)
        let post = try await world.ask(.post, path + "/posts", as: "head", #"{"unit":5,"role":"guardPost","startsOn":"2026-10-01"}"#)
        #expect(post.status == 201)
        #expect(try await world.ask(.delete, path, as: "head").status == 204)
        #expect(try await world.ask(.get, path, as: "head").status == 404)
    }

    @Test("All that is wrong with a body comes back at once, field by field")
    func problems() async throws {
        let world = try await APIWorld()
        let answer = try await world.ask(
            .post, "/api/v1/people", as: "head", #"{"nmae":"x","phone":5,"post":{"unit":0,"role":"king","startsOn":"soon"}}"#)
        #expect(answer.status == 422)
        #expect(APIProblem.schema.problems(of: answer.json).isEmpty)
        let fields: [String] = JSONBody(answer.json).list("errors").map { JSONBody($0).text("field") }
        #expect(fields == ["name", "nmae", "phone", "post.role", "post.startsOn", "post.unit"])
    }

    @Test("What is not JSON is refused with its reason", arguments: [
        ("{", 400, "json"), ("{\"a\":1,\"a\":2}", 400, "json"), ("[01]", 400, "json"), ("\"\\ud800\"", 400, "json"),
        (String(repeating: "[", count: 100), 400, "json"), ("[]", 422, "form.problems"),
    ])
    func malformed(body: String, status: Int, code: String) async throws {
        let answer = try await APIWorld().ask(.post, "/api/v1/people", as: "head", body)
        #expect(answer.status == status)
        #expect(answer.code == code)
    }

    @Test("The clock is moved only where it was set at the start")
    func clock() async throws {
        let answer = try await APIWorld().ask(.post, "/api/v1/clock", #"{"at":"2026-11-21T08:00:00+08:00"}"#)
        #expect(answer.status == 404)
    }
}
