import Campus
import CampusTesting
import Testing

@testable import Workflows

@Suite("First answers")
struct FirstAnswersTests {
    private let answer = FirstAnswers.Answer(status: 303, location: "/people/7", body: "")

    @Test("The same request under the same key gets the first answer; another request is refused", arguments: TestEngine.all)
    func twice(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let answers = FirstAnswers(database: world.database)
        #expect(try await answers.begin("k", "POST /people a", by: world.officer) == nil)
        try await answers.keep(answer, for: "k", by: world.officer)

        #expect(try await answers.begin("k", "POST /people a", by: world.officer) == answer)
        await #expect(throws: FirstAnswers.Refusal.otherRequest) {
            try await answers.begin("k", "POST /people b", by: world.officer)
        }
    }

    @Test("A key of one account says nothing about another's", arguments: TestEngine.all)
    func accounts(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let answers = FirstAnswers(database: world.database)
        let principal = try await world.member("李敏", .principal, at: "first")
        #expect(try await answers.begin("k", "a", by: world.officer) == nil)
        #expect(try await answers.begin("k", "b", by: principal) == nil)
    }

    @Test("Twins at the same time write once", arguments: TestEngine.all)
    func twins(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let answers = FirstAnswers(database: world.database)
        let (caller, answer) = (world.officer, answer)
        let written = Notebook()
        try await withThrowingTaskGroup(of: FirstAnswers.Answer.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    if let known = try await answers.begin("k", "a", by: caller) { return known }
                    written.note("once")
                    try await answers.keep(answer, for: "k", by: caller)
                    return answer
                }
            }
            for try await each in group { #expect(each == answer) }
        }
        #expect(written.lines == ["once"])
    }

    @Test("What was refused may be sent again corrected", arguments: TestEngine.all)
    func release(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let answers = FirstAnswers(database: world.database)
        #expect(try await answers.begin("k", "a", by: world.officer) == nil)
        try await answers.release("k", by: world.officer)
        #expect(try await answers.begin("k", "b", by: world.officer) == nil)
    }
}
