import Campus
import CampusTesting
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import HummingbirdTesting
import Logging
import Store
import Workflows

@testable import Web

/// A small platform with one person signed in for each role, asked through its real routes.
struct Rooms: Sendable {
    let database: Database
    let site: Site
    /// Role → secret of the session.
    private(set) var secrets: [Role: String] = [:]
    static let csrf = "token-of-the-form"

    init(_ engine: TestEngine = .sqlite, roles: [Role] = Role.allCases) async throws {
        database = try await engine.database(clock: .fixed)
        let keys = try KeyRing.createFile(at: TestFolder.make().appendingPathComponent("keys").path, on: "2026-01-01")
        let ground = Ground(
            database: database, keys: keys, search: SearchIndex(readings: Readings(polyphones: .none) { _ in nil }),
            calendar: SchoolCalendar(working: WorkingCalendar([]), terms: TermBook([])))
        var rules = Gate.Rules()
        rules.secondFactorForAdministrators = false
        let face = try TestPages()
        site = Site(
            pages: face.pages, assets: face.assets, work: Work(ground, gateRules: rules), options: Site.Options(),
            logger: Logger(label: "test"))
        try await makeUnits()
        for role in roles { secrets[role] = try await signIn(role) }
    }

    /// The city, its bureau, a county, its bureau, a school. People of bureaus sit in 2 and 4, all others in the school.
    private func makeUnits() async throws {
        let units: [(Int, String, Int?, String, String)] = [
            (1, "division", nil, "45/4504/", "示例市"), (2, "bureau", 1, "45/4504/u2/", "示例市教育局"),
            (3, "division", 1, "45/4504/450405/", "甲县"), (4, "bureau", 3, "45/4504/450405/u4/", "甲县教育局"),
            (5, "school", 3, "45/4504/450405/u5/", "甲县第一小学"),
        ]
        try await database.write { db in
            for (id, kind, parent, path, name) in units {
                try db.run(
                    """
                    INSERT INTO unit (id, kind, parent_id, path, depth, name, short_name, name_key, state, changed_by, changed_at)
                    VALUES ($1, $2, $3, $4, 0, $5, $5, $5, 'open', 'test', 0)
                    """, id, kind, parent, path, name)
            }
            // Whom everybody asks about: person, post and account 901, far from the numbers that are given.
            try db.run("INSERT INTO person (id, name, name_key, changed_by, changed_at) VALUES (901, '李安', 'li an', 'test', 0)")
            try db.run(
                """
                INSERT INTO post (id, person_id, unit_id, path, name_key, role, starts_on, changed_by, changed_at)
                VALUES (901, 901, 5, '45/4504/450405/u5/', 'li an', 'teacher', '2020-01-01', 'test', 0)
                """)
            try db.run("INSERT INTO account (id, person_id, login, state, created_at) VALUES (901, 901, 'lian', 'active', 0)")
            db.audit(AuditEntry(personName: "李安", path: "45/4504/450405/u5/", address: "", action: "sign-in.done", objectKind: "account", objectID: "901", objectTitle: "lian"))
        }
    }

    private func signIn(_ role: Role) async throws -> String {
        let secret = RandomToken()
        let unit = role == .countySafety ? 4 : role == .citySafety || role.administrativeDuty ? 2 : 5
        let number = 1_000 + (Role.allCases.firstIndex(of: role) ?? 0)
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
                VALUES ($1, $2, $3, 'full', '', 'Firefox on Linux', $4, $4)
                """, secret.storageHash.hex, number, Self.csrf, Clock.fixed.now())
        }
        return secret.text
    }

    // MARK: asking

    func get(_ path: String, as role: Role?, _ client: any TestClientProtocol) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: cookie(role))
    }

    func post(
        _ path: String, _ fields: [String: String] = [:], as role: Role?, csrf: String = csrf, _ client: any TestClientProtocol
    ) async throws -> TestResponse {
        var headers = cookie(role)
        headers[.contentType] = "application/x-www-form-urlencoded"
        let all = fields.merging([FormNames.csrf: csrf]) { one, _ in one }
        let body = all.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    private func cookie(_ role: Role?) -> HTTPFields {
        guard let secret = role.flatMap({ secrets[$0] }) else { return [:] }
        return [.cookie: "\(SessionCookie.name)=\(secret)"]
    }

    func ask<Value: Sendable>(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        try await Application(router: site.router(), logger: Logger(label: "test")).test(.router, body)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
