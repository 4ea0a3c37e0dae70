import Campus
import CampusTesting
import Foundation
import Store
import Synchronization

@testable import Workflows

/// A city with two counties, their bureaus and schools, and the people who act in these tests.
struct PeopleWorld: Sendable {
    let database: Database
    let keys: KeyRing
    let keyPath: String
    let people: PeopleWork
    let accounts: AccountWork
    let join: JoinWork
    let own: OwnAccount
    let handover: Handover
    let bin: RecycleBin
    let time: TestTime
    private(set) var callers: [String: Caller] = [:]

    init(_ engine: TestEngine) async throws {
        time = TestTime()
        let time = time
        database = try await engine.database(clock: Clock { time.now })
        let folder = TestFolder.make()
        keyPath = folder.appendingPathComponent("keys").path
        keys = try KeyRing.createFile(at: keyPath, on: "2026-01-01")
        people = PeopleWork(database: database, keys: keys, names: PersonNames(sortKey: { $0 }, index: { _, _ in }))
        accounts = AccountWork(database: database, people: people)
        join = JoinWork(database: database, people: people)
        own = OwnAccount(database: database, keys: keys)
        handover = Handover(database: database, people: people)
        bin = RecycleBin(database: database, kinds: [people.recycling])
        try await makeUnits()
        for (key, name, role, unit) in Self.cast { callers[key] = try await makeCaller(name, role, unit) }
    }

    subscript(_ key: String) -> Caller { callers[key]! }

    // MARK: the place

    private static let units: [(id: Int, kind: String, parent: Int?, path: String, name: String)] = [
        (1, "division", nil, "45/4504/", "示例市"),
        (2, "bureau", 1, "45/4504/u2/", "示例市教育局"),
        (3, "division", 1, "45/4504/450405/", "甲县"),
        (4, "bureau", 3, "45/4504/450405/u4/", "甲县教育局"),
        (5, "school", 3, "45/4504/450405/u5/", "甲县第一小学"),
        (6, "school", 3, "45/4504/450405/u6/", "甲县第二小学"),
        (7, "division", 1, "45/4504/450406/", "乙县"),
        (8, "school", 7, "45/4504/450406/u8/", "乙县第一小学"),
    ]

    private static let cast: [(key: String, name: String, role: Role, unit: Int)] = [
        ("city", "市科长", .citySafety, 2), ("county", "县股长", .countySafety, 4), ("head", "校长一", .principal, 5),
        ("other", "校长乙", .principal, 8), ("teacher", "教师一", .teacher, 5), ("system", "系统员", .systemAdministrator, 2),
        ("security", "安全员", .securityAdministrator, 2), ("audit", "审计员", .auditAdministrator, 2),
    ]

    private func makeUnits() async throws {
        try await database.write { db in
            // The numbers given by hand are taken, so that what is added later gets others.
            _ = try db.reserveIdentities(of: "unit", count: Self.units.map(\.id).max() ?? 0)
            for unit in Self.units {
                try db.run(
                    """
                    INSERT INTO unit (id, kind, parent_id, path, depth, name, short_name, name_key, state, changed_by, changed_at)
                    VALUES ($1, $2, $3, $4, 0, $5, $5, $5, 'open', 'test', 0)
                    """, unit.id, unit.kind, unit.parent, unit.path, unit.name)
            }
        }
    }

    func makeCaller(_ name: String, _ role: Role, _ unit: Int) async throws -> Caller {
        let place = Self.units.first { $0.id == unit }!
        return try await database.write { db in
            let person = Person.ID(
                try db.insert(
                    "INSERT INTO person (name, name_key, changed_by, changed_at) VALUES ($1, $1, 'test', 0) RETURNING id", name))
            let post = Post.ID(
                try db.insert(
                    """
                    INSERT INTO post (person_id, unit_id, path, name_key, role, starts_on, changed_by, changed_at)
                    VALUES ($1, $2, $3, $4, $5, '2020-01-01', 'test', 0) RETURNING id
                    """, person, unit, place.path, name, role.rawValue))
            let account = Account.ID(
                try db.insert(
                    "INSERT INTO account (person_id, login, state, created_at) VALUES ($1, $2, 'active', 0) RETURNING id",
                    person, "login\(person)"))
            return Caller(
                account: account, person: person, name: name, post: post, role: role, unit: Unit.ID(Int64(unit)),
                unitName: place.name,
                scope: role.administrativeDuty ? .everything : Unit.scope(of: Unit.Kind(rawValue: place.kind)!, path: place.path),
                session: "s0", address: "192.0.2.1")
        }
    }

    // MARK: shortcuts

    func add(
        _ name: String, to unit: Int = 5, role: Role = .teacher, phone: String? = nil, identity: String? = nil,
        by caller: Caller? = nil
    ) async throws -> Person.ID {
        try await people.add(
            PersonForm(name: name, phone: phone, identityNumber: identity),
            post: PostForm(unit: "\(unit)", role: role.rawValue, startsOn: "2026-09-01"), by: caller ?? self["head"])
    }

    func session(of account: Account.ID) async throws -> Int64 {
        try await database.write { db in
            try db.insert(
                """
                INSERT INTO session (hash, account_id, csrf, level, address, agent, created_at, seen_at)
                VALUES ($1, $2, 'c', 'full', '192.0.2.9', 'Firefox', 1, 1) RETURNING id
                """, RandomToken().storageHash.hex, account)
        }
    }

    func count(_ sql: String) async throws -> Int { try await database.read { try $0.first(sql)?.int("n") ?? -1 } }

    func actions() async throws -> [String] {
        try await database.read { try $0.rows("SELECT action FROM audit ORDER BY number").map { try $0.text("action") } }
    }
}

/// A clock that stands still until it is moved.
final class TestTime: Sendable {
    private let shift = Mutex<Int64>(0)

    var now: Instant { Clock.fixed.now().adding(seconds: shift.withLock { $0 }) }

    func move(days: Int64) { shift.withLock { $0 += days * 86_400 } }
    func move(seconds: Int64) { shift.withLock { $0 += seconds } }
}
