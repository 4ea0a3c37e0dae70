package import Campus
package import Store
import Synchronization

/// The work desk: what the caller must do, and how the schools of the branch stand.
package struct DeskWork: Sendable {
    let database: Database
    let calendar: SchoolCalendar
    let sources: [any ToDoSource]
    private let counted = DeskCounts()

    package init(database: Database, calendar: SchoolCalendar, rules: Gate.Rules = Gate.Rules()) {
        self.database = database
        self.calendar = calendar
        sources = ToDo.allSources(rules)
    }

    package func desk(for caller: Caller) async throws -> Desk {
        let moment = ToDoMoment(now: database.clock.now(), calendar: calendar)
        return try await database.read { db in
            let items = try items(for: caller, at: moment, db)
            return Desk(
                today: moment.today,
                items: items.map { Desk.Item(toDo: $0, remaining: moment.remaining(until: $0.due)) },
                lights: try DeskLights.of(caller, at: moment, db),
                inCharge: try Self.inCharge(for: caller, on: moment.today, db))
        }
    }

    /// Whoever answers at the caller's own place and above it.
    private static func inCharge(for caller: Caller, on day: LocalDate, _ db: Transaction) throws -> [PersonInCharge] {
        guard caller.scope != .everything, let row = try db.first("SELECT path FROM unit WHERE id = $1", caller.unit) else {
            return []
        }
        return try PersonInCharge.above(try row.text("path") + Unit.segment(of: caller.unit), on: day, for: caller, db)
    }

    /// How many rows the desk has; for the rail of every page, so it is counted anew only when something changed.
    package func count(for caller: Caller) async throws -> Int {
        let moment = ToDoMoment(now: database.clock.now(), calendar: calendar)
        return try await database.read { db in
            let stamp = DeskCounts.Stamp(newest: try db.newestLiveEvent(), now: moment.now)
            if let known = counted.count(of: caller.account, caller.post, at: stamp) { return known }
            let count = try items(for: caller, at: moment, db).count
            counted.note(count, of: caller.account, caller.post, at: stamp)
            return count
        }
    }

    private func items(for caller: Caller, at moment: ToDoMoment, _ db: Transaction) throws -> [ToDo] {
        try sources.filter { $0.concerns(caller) }.flatMap { try $0.items(for: caller, at: moment, db) }
            .sorted(by: ToDo.comesFirst)
    }
}

extension ToDoMoment {
    func remaining(until day: LocalDate?) -> Remaining? {
        day.map { calendar.working.remaining(until: $0, from: today) }
    }
}

/// Counts of desks, valid while nothing was announced, and for half a minute at most.
final class DeskCounts: Sendable {
    static let seconds: Int64 = 30
    static let most = 5_000

    struct Stamp: Sendable {
        let newest: Int64
        let now: Instant
    }

    private struct Key: Hashable {
        let account: Account.ID
        let post: Post.ID
    }

    private let known = Mutex<[Key: (count: Int, stamp: Stamp)]>([:])

    func count(of account: Account.ID, _ post: Post.ID, at stamp: Stamp) -> Int? {
        guard let entry = known.withLock({ $0[Key(account: account, post: post)] }) else { return nil }
        let age = stamp.now.seconds(since: entry.stamp.now)
        return entry.stamp.newest == stamp.newest && (0..<Self.seconds).contains(age) ? entry.count : nil
    }

    func note(_ count: Int, of account: Account.ID, _ post: Post.ID, at stamp: Stamp) {
        known.withLock { known in
            if known.count >= Self.most { known = [:] }
            known[Key(account: account, post: post)] = (count, stamp)
        }
    }
}
