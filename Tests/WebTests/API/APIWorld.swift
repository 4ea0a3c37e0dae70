import Campus
import CampusTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import HTTPTypes
import Logging
import Store
@testable import Web
@testable import Workflows

/// A small region behind the real routes, with a bearer token for each role that acts in it.
struct APIWorld: Sendable {
    let database: Database
    let site: Site
    private(set) var tokens: [String: String] = [:]
    private(set) var people: [String: Int64] = [:]

    /// Read once: compiling all templates takes longer than any of these tests.
    private static let pages = Result { try TestPages() }
    static let bureau = 2, school = 5, elsewhere = 8

    init(_ engine: TestEngine = .sqlite) async throws {
        database = try await engine.database(clock: .fixed)
        let keys = try KeyRing.createFile(at: TestFolder.make().appendingPathComponent("keys").path, on: "2026-01-01")
        let search = SearchIndex(readings: MandarinReadings.over(Polyphones(characters: [:], words: [:], surnames: [:])))
        let ground = Ground(
            database: database, keys: keys, search: search,
            calendar: SchoolCalendar(working: WorkingCalendar([]), terms: TermBook([])))
        var rules = Gate.Rules()
        rules.secondFactorForAdministrators = false
        let pages = try Self.pages.get()
        site = Site(
            pages: pages.pages, assets: pages.assets, work: Work(ground, gateRules: rules), options: Site.Options(),
            logger: Logger(label: "test"))
        try await makeUnits()
        for (key, role, unit) in Self.cast { try await cast(key, role, unit) }
    }

    private static let units: [(id: Int, kind: String, parent: Int?, path: String, name: String)] = [
        (1, "division", nil, "45/4504/", "示例市"), (2, "bureau", 1, "45/4504/u2/", "示例市教育局"),
        (3, "division", 1, "45/4504/450405/", "甲县"), (5, "school", 3, "45/4504/450405/u5/", "甲县第一小学"),
        (7, "division", 1, "45/4504/450406/", "乙县"), (8, "school", 7, "45/4504/450406/u8/", "乙县第一小学"),
    ]
    private static let cast: [(String, Role, Int)] = [
        ("city", .citySafety, 2), ("head", .principal, 5), ("other", .principal, 8), ("system", .systemAdministrator, 2),
        ("audit", .auditAdministrator, 2), ("teacher", .teacher, 5), ("reader", .citySafety, 2),
    ]

    private func makeUnits() async throws {
        try await database.write { db in
            for unit in Self.units {
                try db.run(
                    """
                    INSERT INTO unit (id, kind, parent_id, path, depth, name, short_name, name_key, state, changed_by, changed_at)
                    VALUES ($1, $2, $3, $4, 0, $5, $5, $5, 'open', 'test', 0)
                    """, unit.id, unit.kind, unit.parent, unit.path, unit.name)
                guard unit.kind == "school" else { continue }
                try db.run(
                    "INSERT INTO school (unit_id, path, name_key, stage, pupils, canteen, longitude, latitude) VALUES ($1, $2, $3, 'primary', 312, 1, 111.3, 23.4)",
                    unit.id, unit.path, unit.name)
            }
        }
    }

    private mutating func cast(_ key: String, _ role: Role, _ unit: Int) async throws {
        let path = Self.units.first { $0.id == unit }?.path ?? ""
        let token = RandomToken()
        let person = try await database.write { db in
            let person = try db.insert(
                "INSERT INTO person (name, name_key, changed_by, changed_at) VALUES ($1, $1, 'test', 0) RETURNING id", key)
            let post = try db.insert(
                """
                INSERT INTO post (person_id, unit_id, path, name_key, role, starts_on, changed_by, changed_at)
                VALUES ($1, $2, $3, $4, $5, '2020-01-01', 'test', 0) RETURNING id
                """, person, unit, path, key, role.rawValue)
            let account = try db.insert(
                "INSERT INTO account (person_id, login, state, created_at) VALUES ($1, $2, 'active', 0) RETURNING id", person, key)
            try db.run(
                """
                INSERT INTO token (hash, account_id, post_id, name, writes, expires_on, created_at)
                VALUES ($1, $2, $3, 'test', $4, '2027-01-01', 0)
                """, token.storageHash.hex, account, post, key != "reader")
            return person
        }
        tokens[key] = token.text
        people[key] = person
    }

    // MARK: asking

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let json: JSON
        subscript(name: String) -> JSON { JSONBody(json)[name] }
        var code: String { JSONBody(json).text("code") }
    }

    func ask(
        _ method: HTTPRequest.Method = .get, _ path: String, as who: String? = "city", _ body: String? = nil,
        key: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let who { headers[.authorization] = "Bearer \(tokens[who] ?? "")" }
        if body != nil { headers[.contentType] = "application/json" }
        if let key { headers[HTTPField.Name("Idempotency-Key")!] = key }
        let sent = headers
        return try await Application(router: site.router()).test(.router) { client in
            try await client.execute(
                uri: path, method: method, headers: sent, body: body.map { ByteBuffer(string: $0) }
            ) { response in
                let bytes = Array(response.body.readableBytesView)
                return Answer(
                    status: response.status.code, headers: response.headers,
                    json: bytes.isEmpty ? .null : (try? JSON(reading: bytes)) ?? .text(String(decoding: bytes, as: UTF8.self)))
            }
        }
    }
}
