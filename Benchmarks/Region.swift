import Campus
import Foundation
import Logging
import Store
import Web
import Workflows
import Yams

/// The demonstration region of a size, and the use cases over it.
struct Region: Sendable {
    let database: Database
    let ground: Ground
    let work: Work

    static func open(_ address: String, data: URL) async throws -> Region {
        let database = try Database(try Database.Address(address), clock: Place.clock)
        try await database.migrate()
        let path = data.appendingPathComponent("keys").path
        let keys = FileManager.default.fileExists(atPath: path)
            ? try KeyRing(file: path) : try KeyRing.createFile(at: path, on: Place.clock.today)
        let ground = Ground(
            database: database, keys: keys, search: try search(),
            calendar: SchoolCalendar(
                working: try WorkingCalendar(yaml: text("calendar/working-days.yaml"), file: "working-days.yaml"),
                terms: try TermBook(yaml: text("calendar/terms.yaml"), file: "terms.yaml")))
        var rules = Gate.Rules()
        rules.secondFactorForAdministrators = false
        return Region(database: database, ground: ground, work: Work(ground, gateRules: rules))
    }

    /// - Returns: How many people there are.
    func fill(schools: Int, people: Int) async throws -> Int {
        let folder = Self.packs.appendingPathComponent("divisions")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }.sorted()
        let divisions = try DemonstrationDivisions(csv: try files.map { try Self.text("divisions/\($0)") })
        // A plan has at most a hundred people a school.
        let plan = try DemonstrationPlan(
            divisions: divisions, seed: 1, schools: schools, peoplePerSchool: min(100, max(1, people / schools)))
        let demonstration = DemonstrationWork(database: database, keys: ground.keys, search: ground.search)
        try await demonstration.load(plan, password: "huxue-2026") { done in
            if done.schools % 1_000 < 50 { tell("  \(done.schools)/\(done.of) schools, \(done.people) people") }
        }
        return try await database.read { try $0.first("SELECT count(*) AS n FROM person")?.int("n") ?? 0 }
    }

    /// A caller of a role over a branch, with rights but no account of their own.
    func caller(_ role: Role, branch path: String) async throws -> Caller {
        let unit = try await database.read { try $0.first("SELECT id, name FROM unit WHERE path = $1", path).map { (try $0.int64("id"), try $0.text("name")) } }
        return Caller(
            account: Account.ID(1), person: Person.ID(1), name: "bench", post: Post.ID(1), role: role,
            unit: Unit.ID(unit?.0 ?? 1), unitName: unit?.1 ?? "", scope: Scope(branch: path), session: "s1", address: "127.0.0.1")
    }

    /// The county with most schools, and the city it lies in.
    func branches() async throws -> (city: String, county: String) {
        let county = try await database.read { db in
            try db.first(
                """
                SELECT substr(path, 1, 15) AS county, count(*) AS n FROM school GROUP BY substr(path, 1, 15)
                ORDER BY n DESC, county LIMIT 1
                """)?.text("county") ?? ""
        }
        return (String(county.prefix(8)), county)
    }

    /// A bearer token of somebody who sees the city, for the pages.
    func token(branch path: String) async throws -> String {
        let token = RandomToken()
        let today = Place.clock.today
        try await database.write { db in
            let account = try db.first(
                """
                SELECT account.id, post.id AS post_id FROM account JOIN post ON post.person_id = account.person_id
                WHERE post.role = 'citySafety' ORDER BY account.id LIMIT 1
                """)
            guard let account else { return }
            try db.run(
                """
                INSERT INTO token (hash, account_id, post_id, name, writes, expires_on, created_at)
                VALUES ($1, $2, $3, 'bench', 0, $4, 0)
                """, token.storageHash.hex, account.int64("id"), account.int64("post_id"), today.adding(days: 7))
        }
        return token.text
    }

    // MARK: packs and pages, as the program reads them

    private static let packs = URL(fileURLWithPath: "./Packs", isDirectory: true)

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: packs.appendingPathComponent(path), encoding: .utf8)
    }

    private static func search() throws -> SearchIndex {
        let polyphones = try Polyphones(yaml: text("names/polyphones.yaml"), file: "polyphones.yaml")
        return SearchIndex(readings: MandarinReadings.over(polyphones))
    }

    func site() throws -> Site {
        let resources = try WebResources.bundled()
        var tables: [String: [String: String]] = [:]
        for file in resources.words where file.path.hasSuffix(".yaml") {
            guard let language = file.path.split(separator: "/").first.map(String.init),
                let entries = try Yams.load(yaml: file.text) as? [String: Any]
            else { continue }
            for (key, value) in entries { tables[language, default: [:]][key] = "\(value)" }
        }
        let words = WordBook(tables)
        let assets = StaticAssets(files: resources.assets, words: words)
        var options = Site.Options()
        // Each request names another address, so that the bound on one address does not bound the measurement.
        options.trustsProxy = true
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        return Site(
            pages: try Pages(templates: resources.templates, words: words, assets: assets.base), assets: assets, work: work,
            options: options, logger: logger)
    }
}
