import Campus
import Store
import Synchronization

/// One node's hold on one job. Who lost it must not write to the job any more.
final class JobLease: Sendable {
    /// A node that says nothing for so long is taken for dead.
    static let seconds: Int64 = 30

    private let database: Database
    private let id: Job.ID
    private let account: Account.ID?
    /// Of this very run, not of the node: a node that was away does not mistake its successor's hold for its own.
    private let holder: String
    private let state = Mutex((lost: false, wantsStop: false))

    init(database: Database, id: Job.ID, account: Account.ID?, holder: String) {
        self.database = database
        self.id = id
        self.account = account
        self.holder = holder
    }

    var mustStop: Bool { state.withLock { $0.lost || $0.wantsStop } }
    var isLost: Bool { state.withLock(\.lost) }
    var wantsStop: Bool { state.withLock(\.wantsStop) }

    func renew() async throws {
        let now = database.clock.now()
        let (id, holder) = (id, holder)
        note(try await database.write { db in
            try db.first(
                """
                UPDATE job SET until_at = $3 WHERE id = $1 AND holder = $2 AND state = 'running' RETURNING wants_stop
                """, id, holder, now.adding(seconds: Self.seconds))?.bool("wants_stop")
        })
    }

    func renew(done: Int, total: Int) async throws {
        let now = database.clock.now()
        let (id, holder, account) = (id, holder, account)
        note(try await database.write { db in
            let row = try db.first(
                """
                UPDATE job SET until_at = $3, done = $4, total = $5
                WHERE id = $1 AND holder = $2 AND state = 'running' RETURNING wants_stop
                """, id, holder, now.adding(seconds: Self.seconds), done, total)
            if row != nil { try JobQueue.tell(id, account, db, at: now) }
            return try row?.bool("wants_stop")
        })
    }

    private func note(_ wantsStop: Bool?) {
        state.withLock { state in
            state.lost = state.lost || wantsStop == nil
            state.wantsStop = state.wantsStop || wantsStop == true
        }
    }

    /// Writes down how the job ended, unless another run of it has taken over.
    func end(_ end: JobEnd) async throws {
        let now = database.clock.now()
        let (id, holder, account) = (id, holder, account)
        try await database.write { db in
            let changed = try db.run(
                """
                UPDATE job SET state = $3, result = $4, failure = $5, holder = '', until_at = 0,
                    tries = tries - $6, ended_at = CAST($7 AS BIGINT)
                WHERE id = $1 AND holder = $2 AND state = 'running'
                """, id, holder, end.state.rawValue, end.result, end.failure, end == .putBack ? 1 : 0,
                end.state.isOver ? now : nil)
            if changed > 0 { try JobQueue.tell(id, account, db, at: now) }
        }
    }
}

/// How one run of a job ended.
enum JobEnd: Equatable {
    case done(String)
    case failed(JobFailure)
    case cancelled
    /// The node is going down; another one takes the job up.
    case putBack

    var state: Job.State {
        switch self {
        case .done: .done
        case .failed: .failed
        case .cancelled: .cancelled
        case .putBack: .waiting
        }
    }

    var result: String { if case .done(let result) = self { result } else { "" } }
    var failure: String { if case .failed(let failure) = self { failure.words } else { "" } }
}
