import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Store
import UnixSignals
import Web

/// The server in a process of its own, so that its start and its memory are its own; beside it, the bare framework.
enum ChildServer {
    /// - Parameter arguments: Address of the record, data folder, port; the bare framework listens on the next port.
    static func run(_ arguments: [String]) async throws {
        guard arguments.count == 3, let port = Int(arguments[2]) else { return }
        let region = try await Region.open(arguments[0], data: URL(fileURLWithPath: arguments[1]))
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let site = Application(
            router: try region.site().router(), configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        let bare = Router()
        bare.get("bare") { _, _ in "好 · fine" }
        let reference = Application(
            router: bare, configuration: .init(address: .hostname("127.0.0.1", port: port + 1)), logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [site, reference], gracefulShutdownSignals: [.sigterm], logger: logger))
        try await group.run()
        await region.database.close()
    }
}
