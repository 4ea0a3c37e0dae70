package import Campus
import ServiceLifecycle
package import Store

/// What somebody who keeps a page open hears of (G-05).
package struct LiveWork: Sendable {
    /// Proves the line; proxies cut lines that are silent for longer.
    static let beat = Duration.seconds(15)

    /// Changes read at once.
    package static let most = 500

    let database: Database

    package init(database: Database) { self.database = database }

    /// Something changed: what kind of thing, and which. The watcher reads it again if it cares.
    package struct Change: Sendable, Equatable {
        package let id: Int64
        /// `notice`, `school`, `unit`, `person`, `job`, `import` …
        package let topic: String
        package let subject: String

        package init(id: Int64, topic: String, subject: String) {
            self.id = id
            self.topic = topic
            self.subject = subject
        }
    }

    package enum Tick: Sendable, Equatable {
        /// Something was announced, or may have been.
        case change
        case beat
    }

    package func newest() async throws -> Int64 { try await database.read { try $0.newestLiveEvent() } }

    /// What the caller may hear of after number `last`, oldest first, at most 500.
    package func changes(after last: Int64, for caller: Caller) async throws -> [Change] {
        try await database.read { db in
            try db.liveEvents(after: last, for: caller.account, in: caller.scope).map {
                Change(id: $0.id, topic: $0.topic, subject: $0.subject)
            }
        }
    }

    package func unreadNotices(for caller: Caller) async throws -> Int {
        try await database.read { try Notices.unread(of: caller.account, $0) }
    }

    /// When to look, until the server goes down.
    package func ticks() -> AsyncStream<Tick> {
        let events = database.liveEvents()
        let (ticks, feed) = AsyncStream<Tick>.makeStream(bufferingPolicy: .bufferingNewest(4))
        let bell = Task { for await _ in events { feed.yield(.change) } }
        // A task knows of the server's end as the one that made it does.
        let clock = Task {
            await withGracefulShutdownHandler {
                while (try? await Task.sleep(for: Self.beat)) != nil { feed.yield(.beat) }
            } onGracefulShutdown: {
                feed.finish()
            }
        }
        feed.onTermination = { _ in
            bell.cancel()
            clock.cancel()
        }
        return ticks
    }
}
