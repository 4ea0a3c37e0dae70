import ArgumentParser

/// The program. Each sub-command is a file in `Commands`.
struct Huxue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huxue",
        abstract: "护学 · regional campus safety",
        subcommands: [
            Serve.self, Demo.self, Migrate.self, AuditCommand.self, UserCommand.self, TokenCommand.self, DoctorCommand.self,
            BackupCommand.self, RestoreCommand.self, KeysCommand.self,
            ImportCommand.self, ExportCommand.self,
        ])
}
