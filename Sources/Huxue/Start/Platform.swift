import Campus
import Foundation
import Logging
import Store
import Web
import Workflows
import Yams

/// Builds the values everything else is given.
struct Platform: Sendable {
    let configuration: Configuration
    let database: Database
    let ground: Ground

    /// Opens the record, brings its schema up to date, and reads keys and packs.
    static func open(_ configuration: Configuration, clock: Clock, connections: Int = 8) async throws -> Platform {
        let platform = try prepared(configuration, clock: clock, connections: connections)
        try await platform.database.migrate()
        return platform
    }

    /// Everything but the migration. Apart from `open`, because the optimiser of Swift 6.3.1 crashes on the coroutine
    /// that holds both.
    @inline(never)
    private static func prepared(_ configuration: Configuration, clock: Clock, connections: Int) throws -> Platform {
        let address = try Database.Address(configuration.database)
        try FileManager.default.createDirectory(at: configuration.data, withIntermediateDirectories: true)
        let packs = Packs(folder: configuration.packs)
        let keys = try keys(in: configuration.data, on: clock.today)
        var ground = Ground(
            database: try Database(address, clock: clock, connections: connections), keys: keys,
            search: try packs.search(), calendar: try packs.calendar())
        ground.folder = configuration.data.path
        return Platform(configuration: configuration, database: ground.database, ground: ground)
    }

    /// The key file stands beside the record, never in it; a lost key file is a lost phone book.
    private static func keys(in data: URL, on day: LocalDate) throws -> KeyRing {
        let path = keyFile(in: data)
        if FileManager.default.fileExists(atPath: path) { return try KeyRing(file: path) }
        return try KeyRing.createFile(at: path, on: day)
    }

    static func keyFile(in data: URL) -> String { data.appendingPathComponent("huxue.keys").path }

    /// Words, templates and styles.
    static func face() throws -> (pages: Pages, assets: StaticAssets) {
        let resources = try WebResources.bundled()
        let words = WordBook(try wordTables(resources.words))
        let assets = StaticAssets(files: resources.assets, words: words)
        return (try Pages(templates: resources.templates, words: words, assets: assets.base), assets)
    }

    /// `zh-CN/frame.yaml` … → language → key → text.
    private static func wordTables(_ files: [WebResources.File]) throws -> [String: [String: String]] {
        var tables: [String: [String: String]] = [:]
        for file in files where file.path.hasSuffix(".yaml") {
            guard let language = file.path.split(separator: "/").first.map(String.init),
                let entries = try Yams.load(yaml: file.text) as? [String: Any]
            else { continue }
            for (key, value) in entries { tables[language, default: [:]][key] = "\(value)" }
        }
        return tables
    }
}
