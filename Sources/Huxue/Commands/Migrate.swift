import ArgumentParser
import Campus
import Store

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the schema of the record up to date")

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let configuration = try Configuration(places)
        let database = try Database(try Database.Address(configuration.database), clock: SettableClock().clock)
        let applied = try await database.migrate()
        say(applied.isEmpty ? "已是最新 · up to date" : applied.map { "已升级 · applied \($0)" }.joined(separator: "\n"))
        await database.close()
    }
}
