import Campus
import CampusTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Store
import Web
import Workflows

/// The whole site over a small demonstration, asked without a network.
struct TestSite: Sendable {
    static let password = "Bamboo-1998"

    let site: Site
    let database: Database

    /// - Parameter region: Whether the demonstration region is loaded (the least there can be: a school a county).
    init(_ engine: TestEngine, region: Bool = true) async throws {
        try await self.init(database: engine.database(clock: .fixed), region: region)
    }

    init(database: Database, region: Bool) async throws {
        let shown = try TestPages()
        let keys = try KeyRing.createFile(
            at: TestFolder.make().appendingPathComponent("huxue.keys").path, on: "2026-11-20")
        let search = SearchIndex(readings: MandarinReadings.over(.none))
        let ground = Ground(
            database: database, keys: keys, search: search,
            calendar: SchoolCalendar(working: WorkingCalendar([]), terms: TermBook([])))
        if region {
            let plan = try DemonstrationPlan(divisions: try Self.divisions(), seed: 1, schools: 24, peoplePerSchool: 4)
            try await DemonstrationWork(database: database, keys: keys, search: search)
                .load(plan, password: Self.password) { _ in }
        }
        self.database = database
        var rules = Gate.Rules()
        rules.secondFactorForAdministrators = false
        site = Site(
            pages: shown.pages, assets: shown.assets, work: Work(ground, gateRules: rules), options: Site.Options(),
            logger: Logger(label: "test"))
    }

    private static func divisions() throws -> DemonstrationDivisions {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Packs/divisions").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
        return try DemonstrationDivisions(
            csv: files.sorted().map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) })
    }

    /// Asks the real router.
    func ask<Answer: Sendable>(
        _ questions: @escaping @Sendable (any TestClientProtocol) async throws -> Answer
    ) async throws -> Answer {
        try await Application(router: site.router()).test(.router, questions)
    }
}

/// A browser's cookies and the token of its forms.
struct TestVisitor: Sendable {
    let cookie: String
    let csrf: String

    /// Signs in as one of the demonstration's accounts.
    init(_ login: String, _ client: any TestClientProtocol) async throws {
        let answer = try await client.send(
            "/sign-in", form: [("account", login), ("password", TestSite.password)])
        let set = answer.headers[.setCookie] ?? ""
        cookie = String(set.prefix { $0 != ";" })
        let page = try await client.get("/me", cookie: cookie)
        let head = page.text.range(of: "<meta name=\"csrf\" content=\"").map { page.text[$0.upperBound...] } ?? ""
        csrf = String(head.prefix { $0 != "\"" })
    }

    func get(_ address: String, _ client: any TestClientProtocol) async throws -> TestResponse {
        try await client.get(address, cookie: cookie)
    }

    func post(_ address: String, _ fields: [(String, String)], _ client: any TestClientProtocol) async throws -> TestResponse {
        try await client.send(address, form: fields + [("_csrf", csrf)], cookie: cookie)
    }
}

extension TestClientProtocol {
    func get(_ address: String, cookie: String = "", headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        if !cookie.isEmpty { headers[.cookie] = cookie }
        return try await execute(uri: address, method: .get, headers: headers)
    }

    func send(
        _ address: String, form: [(String, String)], cookie: String = "", headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        if !cookie.isEmpty { headers[.cookie] = cookie }
        let text = form.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return try await execute(uri: address, method: .post, headers: headers, body: ByteBuffer(string: text))
    }
}
