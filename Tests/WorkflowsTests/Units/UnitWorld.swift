import Campus
import CampusTesting
import Store
import Synchronization
@testable import Workflows

/// A small region with a clock that a test can move: province 45, city 4504, counties 450405 and 450406.
struct UnitWorld {
    let database: Database
    let time: TestTime
    let index = SearchIndex(readings: MandarinReadings.over(
        Polyphones(characters: ["长": ["zhang", "chang"]], words: [:], surnames: [:])))
    let units: UnitWork
    let reorganisations: ReorganisationWork
    let tree: UnitTree
    let find: Find
    let schools: SchoolWork
    let lists: ListWork
    private(set) var ids: [String: Unit.ID] = [:]

    /// The moment a test is at.
    final class TestTime: Sendable {
        private let moment = Mutex(Clock.fixed.now())
        var clock: Clock { Clock { [self] in moment.withLock { $0 } } }
        func move(to day: LocalDate) { moment.withLock { $0 = day.start.adding(seconds: 9 * 3_600) } }
    }

    init(_ engine: TestEngine) async throws {
        time = TestTime()
        database = try await engine.database(clock: time.clock)
        units = UnitWork(database: database, index: index)
        reorganisations = ReorganisationWork(database: database, index: index)
        find = Find(database: database, index: index)
        tree = UnitTree(database: database, find: find)
        schools = SchoolWork(
            database: database, calendar: SchoolCalendar(working: WorkingCalendar([]), terms: TermBook([])))
        lists = ListWork(database: database)
        try await plant()
    }

    subscript(key: String) -> Unit.ID { ids[key] ?? Unit.ID(0) }

    private mutating func plant() async throws {
        ids["45"] = try await root()
        for (key, parent, name) in [
            ("4504", "45", "梧州市"), ("450405", "4504", "长洲区"), ("450406", "4504", "龙圩区"),
            ("450405101", "450405", "倒水镇"), ("450406101", "450406", "大坡镇"),
        ] {
            ids[key] = try await add(.division, name, below: parent, code: key)
        }
        ids["bureau"] = try await add(.bureau, "长洲区教育局", below: "450405")
        ids["first"] = try await add(.school, "长洲区第一小学", below: "450405101", code: "2145000011")
        ids["second"] = try await add(.school, "长洲区第二小学", below: "450405101")
        ids["other"] = try await add(.school, "龙圩镇中心小学", below: "450406101")
        ids["campus"] = try await add(.campus, "第一小学东校区", below: "first")
    }

    private func root() async throws -> Unit.ID {
        let key = index.nameKey(ofUnit: "广西壮族自治区")
        return try await database.write { db in
            Unit.ID(try db.insert(
                """
                INSERT INTO unit (kind, path, depth, code, name, short_name, name_key, state, opened_on, changed_by, changed_at)
                VALUES ('division', '45/', 1, '45', '广西壮族自治区', '广西', $1, 'open', '2000-01-01', '', 0) RETURNING id
                """, key))
        }
    }

    func add(
        _ kind: Unit.Kind, _ name: String, below parent: String, code: String = "", opens: LocalDate = "2010-09-01"
    ) async throws -> Unit.ID {
        try await units.add(
            UnitForm(kind: kind.rawValue, name: name, code: code, opensOn: opens), below: self[parent], by: officer)
    }

    // MARK: people

    /// Whoever works for the city.
    var officer: Caller { caller(.citySafety, "4504", path: "45/") }
    var cityOfficer: Caller { caller(.citySafety, "4504", path: "45/4504/") }
    var countyOfficer: Caller { caller(.countySafety, "450405", path: "45/4504/450405/") }

    func caller(_ role: Role, _ unit: String, path: String) -> Caller {
        Caller(
            account: .init(1), person: .init(1), name: "张伟", post: .init(1), role: role, unit: self[unit],
            unitName: unit, scope: Scope(branch: path), session: "s1", address: "127.0.0.1")
    }

    func principal(of school: String) async throws -> Caller {
        caller(.principal, school, path: try await path(of: school))
    }

    /// A person with a post, found by name.
    @discardableResult
    func employ(_ name: String, _ role: Role, at unit: String) async throws -> Person.ID {
        let path = try await path(of: unit)
        let (id, index) = (self[unit], self.index)
        return try await database.write { db in
            let person = Person.ID(try db.insert(
                "INSERT INTO person (name, name_key, changed_by, changed_at) VALUES ($1, $2, '', 0) RETURNING id", name,
                index.nameKey(ofPerson: name)))
            try db.run(
                """
                INSERT INTO post (person_id, unit_id, path, name_key, role, title, starts_on, changed_by, changed_at)
                VALUES ($1, $2, $3, $4, $5, '', '2020-09-01', '', 0)
                """, person, id, path, index.nameKey(ofPerson: name), role.rawValue)
            try index.write(person: person, paths: [path], .init(name: name), db)
            return person
        }
    }

    // MARK: looking

    func path(of key: String) async throws -> String { try await path(self[key]) }

    func path(_ id: Unit.ID) async throws -> String {
        try await database.read { try UnitRow.any(id, $0)?.unit.path ?? "" }
    }

    func unit(_ key: String) async throws -> Unit {
        let id = self[key]
        return try await database.read { try UnitRow.one(id, in: .everything, $0).unit }
    }

    func texts(_ sql: String, _ arguments: any SQLBindable...) async throws -> [String] {
        let values = arguments.map(\.sqlValue)
        return try await database.read { db in try db.rows(sql, arguments: values).map { try $0.text("value") } }
    }
}

extension UnitWorld {
    func facts(_ school: String, _ texts: [SchoolFact: String]) async throws {
        let version = try await schools.profile(of: self[school], for: officer).version
        try await schools.change(SchoolFactsForm(texts), of: self[school], version: version, by: officer)
    }

    /// Account 1, which all callers have; for what refers to it.
    func account() async throws {
        try await database.write { db in
            try db.run("INSERT INTO person (id, name, name_key, changed_by, changed_at) VALUES (1, '张伟', '', '', 0)")
            try db.run("INSERT INTO account (id, person_id, login, state, created_at) VALUES (1, 1, 'a', 'active', 0)")
        }
    }
}
