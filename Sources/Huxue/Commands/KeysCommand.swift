import ArgumentParser
import Campus
import Foundation
import Store
import Workflows

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Keys of the sealed columns", subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a key and seals everything anew with it",
            discussion: """
                Running servers know the old keys only: restart them right after. Old keys stay in the file, so that older \
                backups can be read. Stopped half way, run it again with --only-seal.
                """)

        @OptionGroup var places: PlaceOptions
        @Flag(help: "Add no key; go on sealing with the newest one") var onlySeal = false

        func run() async throws {
            let configuration = try Configuration(places)
            let clock = SettableClock().clock
            let path = Platform.keyFile(in: configuration.data)
            let database = try Database(try Database.Address(configuration.database), clock: clock, connections: 2)
            let ring = onlySeal ? try KeyRing(file: path) : try KeyRing.rotate(file: path, on: clock.today)
            say("用这把密钥封存 · sealing with \(ring.newest.id)")
            let count = try await Resealing(database: database, keys: ring).run { done in say("  \(done)") }
            await database.close()
            say("已重新封存 \(count) 项，请重启服务 · values sealed anew; restart the servers now")
        }
    }
}
