import Store
import Synchronization
import Web
import Workflows

/// Opens the platform for one command and closes it again.
enum CommandLineWork {
    static func with(_ places: PlaceOptions, _ body: (Work) async throws -> Void) async throws {
        let platform = try await Platform.open(try Configuration(places), clock: SettableClock().clock, connections: 2)
        do {
            try await body(Work(platform.ground))
        } catch {
            await platform.database.close()
            throw error
        }
        await platform.database.close()
    }
}

/// Rows for people with tabs between, or one JSON list.
final class Listing: Sendable {
    private let json: Bool
    private let count = Mutex(0)

    init(json: Bool) { self.json = json }

    func add(_ members: [(String, JSON)]) {
        let number = count.withLock { count in
            defer { count += 1 }
            return count
        }
        if json {
            say((number == 0 ? "[" : ",") + JSON.object(members).text)
        } else {
            if number == 0 { say(members.map(\.0).joined(separator: "\t")) }
            say(members.map { Self.plain($0.1) }.joined(separator: "\t"))
        }
    }

    func end() {
        guard json else { return }
        say(count.withLock { $0 } == 0 ? "[]" : "]")
    }

    private static func plain(_ value: JSON) -> String {
        switch value {
        case .text(let text): text
        case .null: "-"
        case .truth(let truth): truth ? "yes" : "no"
        case .integer, .number, .list, .object: value.text
        }
    }
}
