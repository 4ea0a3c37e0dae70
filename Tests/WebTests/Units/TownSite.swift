import Campus
import CampusTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Store
import Workflows

@testable import Web

/// A county with two schools and one person signed in for each role, asked through the real routes.
struct TownSite: Sendable {
    let site: Site
    private let database: Database
    private(set) var secrets: [Role: String] = [:]
    static let csrf = "token-of-the-form"
    /// Numbers of the units as they were planted.
    static let (county, town, bureau, first, second) = (3, 4, 5, 6, 7)
    static let today = "2026-11-20"

    init(_ engine: TestEngine = .sqlite, roles: [Role]) async throws {
        database = try await engine.database(clock: .fixed)
        let keys = try KeyRing.createFile(at: TestFolder.make().appendingPathComponent("keys").path, on: "2026-01-01")
        let ground = Ground(
            database: database, keys: keys, search: SearchIndex(readings: MandarinReadings.over(.none)),
            calendar: SchoolCalendar(working: WorkingCalendar([]), terms: TermBook([])))
        var rules = Gate.Rules()
        rules.secondFactorForAdministrators = false
        let face = try TestPages()
        site = Site(
            pages: face.pages, assets: face.assets, work: Work(ground, gateRules: rules), options: Site.Options(),
            logger: Logger(label: "test"))
        try await plant()
        for role in roles { secrets[role] = try await signIn(role) }
    }

    private func plant() async throws {
        try await database.write { db in
            try db.run(
                """
                INSERT INTO unit (id, kind, path, depth, code, name, short_name, name_key, state, opened_on, changed_by, changed_at)
                VALUES (1, 'division', '45/', 1, '45', '示例省', '', '', 'open', '2000-01-01', '', 0)
                """)
            _ = try db.reserveIdentities(of: "unit", count: 1)
        }
        let planter = caller
        for (parent, kind, name, code) in [
            (1, "division", "示例市", "4504"), (2, "division", "甲县", "450405"), (3, "division", "乙镇", "450405101"),
            (3, "bureau", "甲县教育局", ""), (4, "school", "乙镇第一小学", "2145000011"), (4, "school", "乙镇第二小学", ""),
        ] {
            let below = try await id(at: parent)
            _ = try await site.work.units.add(
                UnitForm(kind: kind, name: name, code: code, opensOn: "2010-09-01"), below: below, by: planter)
        }
    }

    /// The n-th unit that was planted, whatever number the engine gave it.
    func id(at place: Int) async throws -> Campus.Unit.ID {
        try await database.read { db in
            Campus.Unit.ID(try db.rows("SELECT id FROM unit ORDER BY id")[place - 1].int64("id"))
        }
    }

    private var caller: Caller {
        Caller(
            account: .init(1), person: .init(1), name: "张伟", post: .init(1), role: .citySafety, unit: .init(1),
            unitName: "示例省", scope: Scope(branch: "45/"), session: "s", address: "")
    }

    private func signIn(_ role: Role) async throws -> String {
        let secret = RandomToken()
        let unit = try await id(at: role == .countySafety ? Self.bureau : role.administrativeDuty ? 1 : role == .citySafety ? 2 : Self.first)
        let number = 100 + (Role.allCases.firstIndex(of: role) ?? 0)
        try await database.write { db in
            let path = try db.first("SELECT path FROM unit WHERE id = $1", unit)?.text("path") ?? ""
            try db.run(
                "INSERT INTO person (id, name, name_key, changed_by, changed_at) VALUES ($1, $2, $2, 'test', 0)", number, role.rawValue)
            try db.run(
                """
                INSERT INTO post (id, person_id, unit_id, path, name_key, role, starts_on, changed_by, changed_at)
                VALUES ($1, $1, $2, $3, $4, $4, '2020-01-01', 'test', 0)
                """, number, unit, path, role.rawValue)
            try db.run("INSERT INTO account (id, person_id, login, state, created_at) VALUES ($1, $1, $2, 'active', 0)", number, "login\(number)")
            try db.run(
                """
                INSERT INTO session (hash, account_id, csrf, level, address, agent, created_at, seen_at)
                VALUES ($1, $2, $3, 'full', '', '', $4, $4)
                """, secret.storageHash.hex, number, Self.csrf, Clock.fixed.now())
        }
        return secret.text
    }

    // MARK: asking

    func get(_ path: String, as role: Role, json: Bool = false, _ client: any TestClientProtocol) async throws -> TestResponse {
        var headers = cookie(role)
        if json { headers[.accept] = "application/json" }
        return try await client.execute(uri: path, method: .get, headers: headers)
    }

    func post(
        _ path: String, _ fields: [String: String] = [:], as role: Role, _ client: any TestClientProtocol
    ) async throws -> TestResponse {
        var headers = cookie(role)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let all = fields.merging([FormNames.csrf: Self.csrf]) { one, _ in one }
        let body = all.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    private func cookie(_ role: Role) -> HTTPFields {
        secrets[role].map { [.cookie: "\(SessionCookie.name)=\($0)"] } ?? [:]
    }

    func ask(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await Application(router: site.router(), logger: Logger(label: "test")).test(.router, body)
    }
}

extension TestResponse {
    var page: String { String(buffer: body) }
}
