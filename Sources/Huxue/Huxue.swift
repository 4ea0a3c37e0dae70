import ArgumentParser

/// The program. Each sub-command is a file in `Commands`.
@main
struct Huxue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huxue",
        abstract: "护学 · regional campus safety",
        subcommands: [Serve.self, Demo.self, Migrate.self, AuditCommand.self])
}
