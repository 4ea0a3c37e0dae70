import Campus
import CampusTesting
import Logging
import Store
import Testing

@testable import Workflows

@Suite("Outbox and notices")
struct CourierTests {
    private struct BrokenLine: Carrier {
        struct Down: Error {}
        func deliver(_ payload: String, _ db: Transaction, at now: Instant) throws { throw Down() }
    }

    private func courier(_ world: UnitWorld) -> Courier {
        Courier(database: world.database, logger: Logger(label: "test"))
    }

    private func send(_ world: UnitWorld, subject: String = "school/1") async throws {
        let unit = world["first"]
        try await world.database.write { db in
            try Outbox.add(
                .init(
                    to: [.principal], of: unit, subject: subject, words: "notice.facts-old", arguments: ["school": "一小"],
                    link: "/schools/\(unit)"),
                db, at: Clock.fixed.now())
        }
    }

    private func state(_ world: UnitWorld) async throws -> [String] {
        try await world.database.read { db in
            try db.rows("SELECT state, tries FROM outbox ORDER BY id").map { "\(try $0.text("state")) \(try $0.int("tries"))" }
        }
    }

    @Test("A message reaches those who hold the post, once, as one line however often it comes", arguments: TestEngine.all)
    func delivered(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let principal = try await world.member("李敏", .principal, at: "first")
        try await send(world)
        try await send(world)
        while try await courier(world).deliverNext() {}

        let page = try await NoticeWork(database: world.database).page(for: principal)
        #expect(page.notices.map(\.link) == ["/schools/\(world["first"])"])
        #expect(page.notices.first?.arguments == ["school": "一小"])
        #expect(page.notices.first?.times == 2)
        #expect(page.unread == 1)
        #expect(try await state(world) == ["done 1", "done 1"])
    }

    @Test("What cannot be delivered is tried again after growing pauses and then told as failed", arguments: TestEngine.all)
    func pauses(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        try await send(world)
        var courier = courier(world)
        courier.carrier = BrokenLine()
        #expect(try await courier.deliverNext())
        #expect(try await !courier.deliverNext())
        #expect(try await state(world) == ["waiting 1"])

        for day in 21...28 {
            world.time.move(to: LocalDate(year: 2026, month: 11, day: day) ?? "2026-11-21")
            _ = try await courier.deliverNext()
        }
        #expect(try await state(world) == ["failed 7"])
    }

    @Test("Read on one device is read on all; nobody reads another's", arguments: TestEngine.all)
    func reading(on engine: TestEngine) async throws {
        let world = try await UnitWorld(engine)
        let notices = NoticeWork(database: world.database)
        let principal = try await world.member("李敏", .principal, at: "first")
        try await send(world, subject: "a")
        try await send(world, subject: "b")
        while try await courier(world).deliverNext() {}
        let first = try #require(try await notices.page(for: principal).notices.first)

        await #expect(throws: NotFound()) { try await notices.open(first.id, by: world.officer) }
        #expect(try await notices.open(first.id, by: principal) == first.link)
        #expect(try await notices.page(for: principal).unread == 1)
        #expect(try await notices.readAll(by: principal) == 1)
        #expect(try await notices.page(onlyUnread: true, for: principal).notices.isEmpty)
    }
}
