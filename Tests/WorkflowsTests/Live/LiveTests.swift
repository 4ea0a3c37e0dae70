import Campus
import CampusTesting
import Store
import Testing

@testable import Workflows

@Suite("Live · what changes while a page is open")
struct LiveTests {
    private func first(_ ticks: AsyncStream<LiveWork.Tick>, within time: Duration = .seconds(2)) async -> LiveWork.Tick? {
        await withTaskGroup(of: LiveWork.Tick?.self) { group in
            group.addTask { for await tick in ticks { return tick }; return nil }
            group.addTask {
                try? await Task.sleep(for: time)
                return nil
            }
            let tick = await group.next() ?? nil
            group.cancelAll()
            return tick
        }
    }

    @Test("A change on one node is heard on another within two seconds", arguments: TestEngine.all.filter { $0 == .postgres })
    func twoNodes(on engine: TestEngine) async throws {
        let address = try await engine.freshAddress()
        let one = try Database(address, clock: .fixed, connections: 2)
        let two = try Database(address, clock: .fixed, connections: 2)
        try await one.migrate()
        let ticks = LiveWork(database: two).ticks()
        // The listener says once that it has begun to listen.
        _ = await first(ticks)

        let heard = LiveWork(database: two).ticks()
        try await one.write { db in try db.announce("school", "7", path: "45/", at: Clock.fixed.now()) }
        #expect(await first(heard) == .change)
        await one.close()
        await two.close()
    }

    @Test("A broken line resumes without loss; nobody hears of what lies outside", arguments: TestEngine.all)
    func resumes(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let principal = try await world.member("李敏", .principal, at: "first")
        let live = LiveWork(database: world.database)
        let start = try await live.newest()
        let (first, second) = (try await world.path(of: "first"), try await world.path(of: "second"))
        let account = principal.account
        try await world.database.write { db in
            try db.announce("school", "1", path: first, at: Clock.fixed.now())
            try db.announce("school", "2", path: second, at: Clock.fixed.now())
            try db.announce("notice", "3", path: "", to: account, at: Clock.fixed.now())
            try db.announce("notice", "4", path: "", to: Account.ID(999), at: Clock.fixed.now())
        }

        let heard = try await live.changes(after: start, for: principal)
        #expect(heard.map(\.topic) == ["school", "notice"])
        #expect(heard.map(\.subject) == ["1", "3"])
        #expect(try await live.changes(after: heard[0].id, for: principal).map(\.subject) == ["3"])
        #expect(try await live.changes(after: heard[1].id, for: principal).isEmpty)
    }

    @Test("Events are numbered in the order of their commits, whoever began first", arguments: TestEngine.all)
    func order(on engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed)
        let seen = try await withThrowingTaskGroup(of: Bool.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for number in 0..<25 {
                        try await database.write { db in
                            try db.announce("school", "\(writer)-\(number)", path: "45/", at: Clock.fixed.now())
                        }
                    }
                    return true
                }
            }
            var (last, count) = (Int64(0), 0)
            while count < 100 {
                let from = last
                let more = try await database.read {
                    try $0.liveEvents(after: from, for: Account.ID(1), in: Scope(branch: "45/"))
                }
                count += more.count
                last = more.last?.id ?? last
            }
            try await group.waitForAll()
            return count
        }
        #expect(seen == 100)
    }

    @Test("What was not committed is not announced", arguments: TestEngine.all)
    func rolledBack(on engine: TestEngine) async throws {
        let database = try await engine.database(clock: .fixed)
        try? await database.write { db in
            try db.announce("school", "1", path: "45/", at: Clock.fixed.now())
            throw NotFound()
        }
        #expect(try await LiveWork(database: database).newest() == 0)
    }
}
