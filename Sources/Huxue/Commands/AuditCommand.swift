import ArgumentParser
import Campus
import Store

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit log", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recomputes the hash chain; prints the first broken link")

        @OptionGroup var places: PlaceOptions
        @Flag(help: "One JSON object") var json = false

        func run() async throws {
            let configuration = try Configuration(places)
            let database = try Database(try Database.Address(configuration.database), clock: SettableClock().clock)
            try await database.migrate()
            let verdict = try await database.read { try $0.auditVerdict() }
            await database.close()
            switch verdict {
            case .intact(let entries, let head):
                say(json ? "{\"intact\":true,\"entries\":\(entries),\"head\":\"\(head)\"}"
                    : "未被篡改 · intact: \(entries) 条 · entries, head \(head.isEmpty ? "-" : head)")
            case .broken(let number):
                if json { say("{\"intact\":false,\"broken\":\(number)}") }
                throw Refusal("第 \(number) 条起对不上 · the chain breaks at entry \(number)")
            }
        }
    }
}

/// One readable line on standard error and exit code 1.
struct Refusal: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
