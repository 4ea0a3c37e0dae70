import ArgumentParser
import Campus
import Foundation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the record and its files into one file, while serving",
        discussion: "The key file is not in it. Keep a copy of it apart: without it the sealed columns cannot be read.")

    @OptionGroup var places: PlaceOptions
    @Argument(help: "The file to write; it must not exist") var file: String

    func run() async throws {
        let configuration = try Configuration(places)
        let target = URL(fileURLWithPath: file)
        let archive = BackupArchive(configuration: configuration, clock: SettableClock().clock)
        let manifest = try await archive.write(to: target)
        let size = (try? FileManager.default.attributesOfItem(atPath: target.path)[.size] as? Int) ?? 0
        say("已备份并读回核对 · written and checked: \(target.path), \(size / 1_048_576) MB, \(manifest.auditEntries) 条日志 · log entries")
        say("密钥不在里面，请另存 · the key file is not in it, keep it apart: \(Platform.keyFile(in: configuration.data))")
    }
}
