import Campus
import Store

/// Something that belongs to a person and must belong to somebody when they leave.
///
/// A feature that gives people something of their own adds a line to `HandoverSource.all`.
struct HandoverSource: Sendable {
    /// Stable; the words are `handover.source.<name>`.
    let name: String
    /// Whether the receiver gets it, or it simply ends.
    let isHandedOver: Bool
    let count: @Sendable (HandoverParty, Transaction) throws -> Int
    /// - Returns: What is needed to take it back.
    let give: @Sendable (HandoverStep, Transaction) throws -> [HandoverTrace]
}

/// A person with their account.
struct HandoverParty: Sendable {
    let person: Person.ID
    let account: Account.ID?

    init(_ person: Person.ID, _ db: Transaction) throws {
        self.person = person
        account = try db.first("SELECT id FROM account WHERE person_id = $1", person).map { try $0.id("id") }
    }
}

/// From whom to whom, on which day, said by whom.
struct HandoverStep: Sendable {
    let leaver: HandoverParty
    let receiver: HandoverParty
    /// The leaver's last day.
    let lastDay: LocalDate
    let now: Instant
    let by: String
    let receiverKey: String
}

/// One thing that changed hands, with what it was before.
struct HandoverTrace: Sendable, Equatable, Codable {
    /// Name of the source that wrote it.
    let source: String
    let table: String
    let id: Int64
    let column: String
    let before: String?
    /// The row was made by the handover and goes again.
    var isNew = false
}

extension HandoverSource {
    static let all: [HandoverSource] = [
        posts, substitutions, reorganisations, views, imports, exports, tokens, account,
    ]

    /// Posts end on the last day; the receiver holds the same ones from the next, unless they do already.
    static let posts = HandoverSource(name: "posts", isHandedOver: true) { leaver, db in
        try PersonReach.posts(of: leaver.person, db).count { $0.endsOn == nil }
    } give: { step, db in
        let held = try PersonReach.posts(of: step.receiver.person, db)
        var traces: [HandoverTrace] = []
        for post in try PersonReach.posts(of: step.leaver.person, db) where post.endsOn == nil {
            let last = max(step.lastDay, post.startsOn)
            try db.run(
                "UPDATE post SET ends_on = $2, version = version + 1, changed_by = $3, changed_at = $4 WHERE id = $1",
                post.id, last, step.by, step.now)
            traces.append(HandoverTrace(source: "posts", table: "post", id: post.id.rawValue, column: "ends_on", before: nil))
            let duties = held.filter { $0.endsOn == nil }.map(\.role).filter(\.administrativeDuty)
            try AccountPlan.keepDutiesApart(post.role, Set(duties).subtracting([post.role]))
            guard !held.contains(where: { $0.unit == post.unit && $0.role == post.role && $0.endsOn == nil }) else { continue }
            let entry = PostEntry(
                unit: post.unit, unitName: post.unitName, path: post.path, role: post.role, title: post.title,
                startsOn: last.adding(days: 1), endsOn: nil, substitute: nil)
            let id = try PostRows.insert(
                entry, of: step.receiver.person, nameKey: step.receiverKey, by: step.by, at: step.now, db)
            traces.append(
                HandoverTrace(source: "posts", table: "post", id: id.rawValue, column: "id", before: nil, isNew: true))
        }
        return traces
    }

    /// Where the leaver stood in for others.
    static let substitutions = HandoverSource(name: "substitutions", isHandedOver: true) { leaver, db in
        try db.first(
            "SELECT count(*) AS n FROM post WHERE substitute_id = $1 AND deleted_at IS NULL AND ends_on IS NULL",
            leaver.person)?.int("n") ?? 0
    } give: { step, db in
        try step.move(
            "substitutions", "post", "substitute_id", owner: step.leaver.person.rawValue,
            to: step.receiver.person.rawValue,
            where: "deleted_at IS NULL AND ends_on IS NULL AND person_id <> \(step.receiver.person)", db)
    }

    static let reorganisations = owned("reorganisations", "reorganisation", where: "state = 'planned'")
    static let imports = owned("imports", "import_run", where: "undone_at IS NULL")
    static let exports = owned("exports", "export_run", where: "state IN ('waiting', 'running', 'ready')")
    /// What only the leaver saw stays with them; a name the receiver uses already is not moved.
    static let views = owned(
        "views", "saved_view",
        where: """
            shared_with <> 'nobody' AND NOT EXISTS (SELECT 1 FROM saved_view AS mine WHERE mine.account_id = {receiver}
                AND mine.list = saved_view.list AND mine.name = saved_view.name)
            """)

    /// Keys of programs end: they were the leaver's word.
    static let tokens = HandoverSource(name: "tokens", isHandedOver: false) { leaver, db in
        guard let account = leaver.account else { return 0 }
        return try db.first("SELECT count(*) AS n FROM token WHERE account_id = $1 AND revoked_at IS NULL", account)?.int("n") ?? 0
    } give: { step, db in
        guard let account = step.leaver.account else { return [] }
        let rows = try db.rows(
            "UPDATE token SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL RETURNING id", account, step.now)
        return try rows.map { try HandoverTrace(source: "tokens", table: "token", id: $0.int64("id"), column: "revoked_at", before: nil) }
    }

    static let account = HandoverSource(name: "account", isHandedOver: false) { leaver, db in
        guard let account = leaver.account else { return 0 }
        return try db.first("SELECT count(*) AS n FROM account WHERE id = $1 AND state <> 'disabled'", account)?.int("n") ?? 0
    } give: { step, db in
        guard let account = step.leaver.account,
            let row = try db.first("SELECT state FROM account WHERE id = $1 AND state <> 'disabled'", account)
        else { return [] }
        try AccountRows.set(.disabled, reason: "handover", of: account, db)
        try AccountRows.end(sessionsOf: account, why: "handover", at: step.now, db)
        return [
            HandoverTrace(
                source: "account", table: "account", id: account.rawValue, column: "state", before: try row.text("state"))
        ]
    }

    /// Rows that belong to an account by their `account_id`.
    private static func owned(_ name: String, _ table: String, where condition: String) -> HandoverSource {
        HandoverSource(name: name, isHandedOver: true) { leaver, db in
            guard let account = leaver.account else { return 0 }
            let condition = condition.split(separator: "{receiver}", omittingEmptySubsequences: false).joined(separator: "0")
            return try db.first("SELECT count(*) AS n FROM \(table) WHERE account_id = $1 AND \(condition)", account)?.int("n") ?? 0
        } give: { step, db in
            guard let from = step.leaver.account, let to = step.receiver.account else { return [] }
            let condition = condition.split(separator: "{receiver}", omittingEmptySubsequences: false).joined(separator: "\(to)")
            return try step.move(name, table, "account_id", owner: from.rawValue, to: to.rawValue, where: condition, db)
        }
    }
}

extension HandoverStep {
    fileprivate func move(
        _ source: String, _ table: String, _ column: String, owner: Int64, to receiver: Int64, where condition: String,
        _ db: Transaction
    ) throws -> [HandoverTrace] {
        try db.rows(
            "UPDATE \(table) SET \(column) = $2 WHERE \(column) = $1 AND \(condition) RETURNING id", owner, receiver
        ).map { try HandoverTrace(source: source, table: table, id: $0.int64("id"), column: column, before: "\(owner)") }
    }
}

extension HandoverTrace {
    /// Gives one thing back, unless somebody has changed it since.
    func takeBack(_ db: Transaction) throws {
        switch (table, column) {
        case ("post", "id") where isNew: try db.run("UPDATE post SET deleted_at = changed_at WHERE id = $1", id)
        case ("post", "ends_on"): try db.run("UPDATE post SET ends_on = NULL, version = version + 1 WHERE id = $1", id)
        case ("token", "revoked_at"): try db.run("UPDATE token SET revoked_at = NULL WHERE id = $1", id)
        case ("account", "state"):
            try db.run(
                """
                UPDATE account SET state = $2, disabled_reason = '', version = version + 1
                WHERE id = $1 AND state = 'disabled' AND disabled_reason = 'handover'
                """, id, before ?? "")
        default:
            guard Self.owners.contains("\(table).\(column)"), let owner = before.flatMap(Int64.init) else { return }
            try db.run("UPDATE \(table) SET \(column) = $2 WHERE id = $1", id, owner)
        }
    }

    /// What a stored handover may write: a changed record must not become a statement.
    private static let owners: Set<String> = [
        "post.substitute_id", "reorganisation.account_id", "import_run.account_id", "export_run.account_id",
        "saved_view.account_id",
    ]
}
