import ArgumentParser
import Campus
import Foundation
import Store
import Web
import Workflows

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Loads the demonstration region into an empty record",
        discussion: "Real divisions; schools, people and numbers are invented. The same seed and size give the same region.")

    @OptionGroup var places: PlaceOptions

    @Option(help: "How many schools")
    var schools = DemonstrationPlan.usualSchools

    @Option(help: "How many people a school")
    var peoplePerSchool = DemonstrationPlan.usualPeoplePerSchool

    @Option(help: "Any number; the same one gives the same region")
    var seed: UInt64 = DemonstrationLoader.usualSeed

    func run() async throws {
        let configuration = try Configuration(places)
        let platform = try await Platform.open(configuration, clock: SettableClock().clock)
        let loader = DemonstrationLoader(platform: platform, schools: schools, people: peoplePerSchool, seed: seed)
        try await loader.load()
        await platform.database.close()
    }
}

/// Loads the demonstration and says how far it is.
struct DemonstrationLoader: Sendable {
    static let usualSeed: UInt64 = 20_261_121
    /// One for all demonstration accounts; said wherever a demonstration is shown, and never used elsewhere.
    static let password = "huxue-2026"

    let platform: Platform
    var schools = DemonstrationPlan.usualSchools
    var people = DemonstrationPlan.usualPeoplePerSchool
    var seed = usualSeed

    var work: DemonstrationWork {
        DemonstrationWork(
            database: platform.database, keys: platform.ground.keys, search: platform.ground.search)
    }

    func load() async throws {
        say("建立演示区域 · building the demonstration region (\(schools) 所学校 · schools)")
        let divisions = try Packs(folder: platform.configuration.packs).divisions()
        let plan = try DemonstrationPlan(
            divisions: divisions, seed: seed, schools: schools, peoplePerSchool: people)
        let start = Date()
        do {
            try await work.load(plan, password: Self.password) { done in
                guard done.schools > 0 else { return }
                say("  \(done.schools)/\(done.of) 所学校 · schools, \(done.people) 人 · people")
            }
        } catch DemonstrationWork.Refusal.notEmpty {
            throw Refusal("库里已有数据，演示区域只能装进空库 · the record is not empty")
        }
        say("  用时 \(Int(Date().timeIntervalSince(start).rounded())) 秒 · seconds")
    }

    /// What the sign-in page of a demonstration shows; `nil` for every other record.
    func shown() async throws -> Site.Demonstration? {
        let accounts = try await work.accounts()
        guard !accounts.isEmpty else { return nil }
        return Site.Demonstration(
            password: Self.password,
            accounts: accounts.map { .init(login: $0.login, role: $0.role, unit: $0.unit) })
    }

    /// The accounts, for the terminal.
    func printAccounts() async throws {
        let accounts = try await work.accounts()
        guard !accounts.isEmpty else { return }
        say("演示账号，密码都是 \(Self.password) · demonstration accounts, one password:")
        for account in accounts { say("  \(account.login)\t\(account.role.rawValue)\t\(account.unit)") }
    }
}
