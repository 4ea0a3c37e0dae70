import ArgumentParser
import Campus
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Store
import UnixSignals
import Web
import Workflows

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Pages, API, gateways and jobs in one process")

    @OptionGroup var places: PlaceOptions

    @Option(help: "Address to listen on (default: 127.0.0.1)")
    var host: String?

    @Option(help: "Port of pages and API (default: 8080)")
    var port: Int?

    @Option(help: "Which parts run here: web,jobs (default: all)")
    var role: String?

    @Option(help: "Start the clock here and let it run on, e.g. 2024-05-11T08:00:00+08:00; demonstrations only")
    var clock: String?

    @Flag(help: "The visitor's address is in X-Forwarded-For, written by a proxy in front")
    var trustProxy = false

    @Flag(help: "Visitors speak TLS with the proxy in front; cookies are marked Secure")
    var secure = false

    @Option(help: "Who runs this platform; stands at the foot of the sign-in page")
    var `operator`: String?

    @Flag(help: "Load the demonstration region if the record is empty")
    var demoIfEmpty = false

    @Flag(help: "Start empty and print a one-time link for the first administrator")
    var noDemo = false

    func run() async throws {
        let configuration = try Configuration(places)
        let roles = try NodeRole.parse(role ?? configuration["role"])
        let time = SettableClock(startingAt: try startingTime(configuration))
        let platform = try await Platform.open(configuration, clock: time.clock)
        let logger = Logger(label: "huxue")
        let demonstration = DemonstrationLoader(platform: platform)
        if demoIfEmpty, !noDemo, try await demonstration.work.recordIsEmpty() { try await demonstration.load() }
        let (pages, assets) = try Platform.face()
        var options = Site.Options()
        options.clockIsSet = clock != nil
        if options.clockIsSet { options.setClock = { time.set(to: $0) } }
        options.trustsProxy = trustProxy || configuration["trust-proxy"] == "true"
        options.isSecure = secure || configuration["secure"] == "true"
        options.operatorName = self.operator ?? configuration["operator"] ?? ""
        options.demonstration = try await demonstration.shown()
        var rules = Gate.Rules()
        // A stranger who tries the demonstration has no authenticator at hand; everywhere else administrators need one.
        rules.secondFactorForAdministrators = options.demonstration == nil && configuration["second-factor"] != "optional"
        var ground = platform.ground
        ground.exchange = pages.words.exchange
        let work = Work(ground, gateRules: rules)
        let site = Site(pages: pages, assets: assets, work: work, options: options, logger: logger)
        let host = host ?? configuration["host"] ?? "127.0.0.1"
        let port = port ?? configuration["port"].flatMap(Int.init) ?? 8080
        let web = Application(
            router: site.router(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "huxue"),
            onServerRunning: { channel in
                try? await demonstration.printAccounts()
                let address = "http://\(host):\(channel.localAddress?.port ?? port)"
                if let secret = try? await site.work.join.firstLink() {
                    say("第一位管理员请打开（只能用一次）· first administrator, once: \(address)/join/\(secret)")
                }
                say("护学已启动 · ready: \(address)")
            },
            logger: Logger(label: "huxue.web"))
        // Ended from the last to the first: no new requests, then no new jobs.
        var services: [any Service] = []
        if roles.contains(.jobs) {
            services += JobServices(platform: platform, work: work, logger: Logger(label: "huxue.jobs")).services
        }
        if roles.contains(.web) { services.append(web) } else { say("护学已启动（任务） · ready: jobs") }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await platform.database.close()
    }

    private func startingTime(_ configuration: Configuration) throws -> Instant? {
        guard let text = clock ?? configuration["clock"] else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            throw ValidationError("--clock wants a time such as 2024-05-11T08:00:00+08:00, not \(text)")
        }
        return instant
    }
}

/// A line for whoever started the program, at once and not in the log.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
