package import Campus
import Store

/// Work that takes longer than a request: an import, an export.
package struct Job: Sendable, Equatable {
    package typealias ID = Identifier<Job>

    package enum State: String, Sendable, CaseIterable {
        case waiting, running, done, failed, cancelled

        package var isOver: Bool {
            switch self {
            case .waiting, .running: false
            case .done, .failed, .cancelled: true
            }
        }
    }

    package let id: ID
    package let kind: String
    package let title: String
    package let state: State
    package let wantsStop: Bool
    package let done: Int
    /// 0 while nobody knows how much there is.
    package let total: Int
    /// What the kind of job gave back, e.g. the number of a file.
    package let result: String
    /// Key of the words that say why it failed; empty otherwise.
    package let failure: String
    package let createdAt: Instant
    package let startedAt: Instant?
    package let endedAt: Instant?

    package var percent: Int? { total > 0 ? min(100, done * 100 / total) : nil }

    static let columns = """
        id, kind, title, state, wants_stop, done, total, result, failure, created_at, started_at, ended_at
        """

    init(_ row: Row) throws {
        id = try row.id("id")
        kind = try row.text("kind")
        title = try row.text("title")
        state = State(rawValue: try row.text("state")) ?? .failed
        wantsStop = try row.bool("wants_stop")
        done = try row.int("done")
        total = try row.int("total")
        result = try row.text("result")
        failure = try row.text("failure")
        createdAt = try row.instant("created_at")
        startedAt = try row.maybe("started_at", row.instant)
        endedAt = try row.maybe("ended_at", row.instant)
    }
}
