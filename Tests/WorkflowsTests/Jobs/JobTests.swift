import Campus
import CampusTesting
import Logging
import Store
import Testing

@testable import Workflows

/// Does what a test tells it.
private struct Errand: JobKind {
    let kind = "errand"
    var action: @Sendable (RunningJob) async throws -> String = { "done \($0.input)" }

    func run(_ job: RunningJob) async throws -> String { try await action(job) }
}

@Suite("Jobs")
struct JobTests {
    private func runner(
        _ world: UnitWorld, _ node: String = "one", _ action: (@Sendable (RunningJob) async throws -> String)? = nil
    ) -> JobRunner {
        let errand = action.map { Errand(action: $0) } ?? Errand()
        return JobRunner(database: world.database, kinds: [errand], node: node, logger: Logger(label: "test"))
    }

    private func add(_ world: UnitWorld, kind: String = "errand", input: String = "a") async throws -> Job.ID {
        try await world.database.write { db in
            try JobQueue.add(
                kind: kind, title: "学校导入", input: input, for: world.officer, db, at: Clock.fixed.now())
        }
    }

    private func job(_ id: Job.ID, _ world: UnitWorld) async throws -> Job {
        try await JobWork(database: world.database).one(id, for: world.officer)
    }

    @Test("A job is done once and its result is kept", arguments: TestEngine.all)
    func done(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await add(world)

        #expect(try await runner(world).runNext(holder: "one"))
        #expect(try await !runner(world).runNext(holder: "two"))
        let job = try await job(id, world)
        #expect(job.state == .done)
        #expect(job.result == "done a")
    }

    @Test("Every job is taken by one of several nodes", arguments: TestEngine.all)
    func claims(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        for number in 1...20 { _ = try await add(world, input: "\(number)") }
        let seen = Notebook()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in 1...4 {
                group.addTask {
                    let runner = runner(world, "\(node)") { job in
                        seen.note(job.input)
                        return ""
                    }
                    while try await runner.runNext(holder: "\(node)") {}
                }
            }
            try await group.waitForAll()
        }
        let ran = seen.lines
        #expect(ran.count == 20)
        #expect(Set(ran).count == 20)
    }

    @Test("Progress is told to whoever asked", arguments: TestEngine.all)
    func progress(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await add(world)
        _ = try await runner(world) { job in
            try await job.progress(done: 30, total: 60)
            #expect(try await self.job(job.id, world).percent == 50)
            return ""
        }.runNext(holder: "one")

        #expect(try await job(id, world).state == .done)
    }

    @Test("A job whose node died is taken up after its lease, and the dead node cannot end it", arguments: TestEngine.all)
    func deadNode(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await add(world)
        let claim = JobClaim(database: world.database, kinds: ["errand"])
        let dead = try #require(try await claim.next(holder: "dead"))
        #expect(try await claim.next(holder: "early") == nil)

        world.time.move(to: "2026-11-21")
        #expect(try await runner(world).runNext(holder: "heir"))
        try await dead.lease.end(.failed(.unexpected))
        try await dead.lease.renew()
        #expect(dead.isCancelled)
        #expect(try await job(id, world).state == .done)
    }

    @Test("A job that takes down node after node is given up", arguments: TestEngine.all)
    func poison(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await add(world)
        let claim = JobClaim(database: world.database, kinds: ["errand"])
        for day in ["2026-11-21", "2026-11-22", "2026-11-23"] as [LocalDate] {
            #expect(try await claim.next(holder: "\(day)") != nil)
            world.time.move(to: day)
        }

        #expect(try await claim.next(holder: "last") == nil)
        let job = try await job(id, world)
        #expect(job.state == .failed)
        #expect(job.failure == "job.failure.gave-up")
    }

    @Test("A waiting job is cancelled at once, a running one at its next step", arguments: TestEngine.all)
    func cancelling(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let work = JobWork(database: world.database)
        let waiting = try await add(world)
        try await work.cancel(waiting, by: world.officer)
        #expect(try await job(waiting, world).state == .cancelled)

        let running = try await add(world)
        _ = try await runner(world) { job in
            try await work.cancel(job.id, by: world.officer)
            try await job.progress(done: 1, total: 1)
            Issue.record("A cancelled job went on")
            return ""
        }.runNext(holder: "one")
        #expect(try await job(running, world).state == .cancelled)
    }

    @Test("A reason for people is kept; anything else is told as unexpected", arguments: [
        (JobFailure("job.failure.file-gone") as any Error, "job.failure.file-gone"),
        (NotFound(), "job.failure.unexpected"),
    ])
    func failure(error: any Error, words: String) async throws {
        let world = try await UnitWorld(.sqlite)
        let id = try await add(world)
        _ = try await runner(world) { _ in throw error }.runNext(holder: "one")

        let job = try await job(id, world)
        #expect(job.state == .failed)
        #expect(job.failure == words)
    }

    @Test("A node that goes down puts its job back", arguments: TestEngine.all)
    func shutdown(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await add(world)
        let runner = runner(world) { _ in
            try await Task.sleep(for: .seconds(60))
            return ""
        }
        let node = Task { try await runner.runNext(holder: "one") }
        while try await job(id, world).state != .running { await Task.yield() }
        node.cancel()
        _ = try? await node.value

        #expect(try await job(id, world).state == .waiting)
        #expect(try await self.runner(world).runNext(holder: "two"))
    }

    @Test("Nobody sees or stops another's job", arguments: TestEngine.all)
    func foreign(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let id = try await add(world)
        let principal = try await world.member("李敏", .principal, at: "first")

        await #expect(throws: NotFound()) { try await JobWork(database: world.database).one(id, for: principal) }
        await #expect(throws: NotFound()) { try await JobWork(database: world.database).cancel(id, by: principal) }
    }
}
