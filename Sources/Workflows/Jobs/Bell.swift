import Store

/// Wakes a worker when something was announced since the bell was made, here or on another node, and after a while
/// in any case.
struct Bell {
    // One stream for one wait: whoever is cancelled while listening ends the stream.
    private let events: AsyncStream<Int64>

    init(_ database: Database) { events = database.liveEvents() }

    func wait(atMost patience: Duration) async {
        let events = events
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in events { return } }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }
}
