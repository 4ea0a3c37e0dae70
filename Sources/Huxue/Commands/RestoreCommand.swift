import ArgumentParser
import Campus
import Foundation
import Store

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup into an empty place",
        discussion: "Nothing is overwritten: the data folder must be empty but for the key file, the database empty.")

    @OptionGroup var places: PlaceOptions
    @Argument(help: "A file written by `huxue backup`") var file: String

    func run() async throws {
        let configuration = try Configuration(places)
        let clock = SettableClock().clock
        guard FileManager.default.fileExists(atPath: file) else { throw Refusal("没有这个文件 · no such file: \(file)") }
        let manifest = try await BackupArchive(configuration: configuration, clock: clock)
            .restore(from: URL(fileURLWithPath: file))
        let database = try Database(try Database.Address(configuration.database), clock: clock, connections: 1)
        let verdict = try await database.read { try $0.auditVerdict() }
        await database.close()
        guard case .intact(_, let head) = verdict, head == manifest.auditHead else {
            throw Refusal("恢复后日志对不上 · the restored log does not match the backup")
        }
        say("已恢复 \(manifest.madeAt) 的备份 · restored, \(manifest.auditEntries) 条日志 · log entries")
        let keys = Platform.keyFile(in: configuration.data)
        if !FileManager.default.fileExists(atPath: keys) { say("请放回密钥 · put the key file back: \(keys)") }
    }
}
