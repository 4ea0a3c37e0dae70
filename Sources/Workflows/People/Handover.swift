package import Campus
import Foundation
package import Store

/// Who leaves hands over in one step, which can be taken back for thirty days (LOG-07).
package struct Handover: Sendable {
    package static let days = 30

    let database: Database
    let people: PeopleWork

    package init(database: Database, people: PeopleWork) {
        self.database = database
        self.people = people
    }

    /// What a person has to hand over, before anything happens.
    package struct Preview: Sendable, Equatable {
        package let person: Person.ID
        package let name: String
        package let lines: [Line]
    }

    package struct Line: Sendable, Equatable {
        package let source: String
        package let count: Int
        /// The receiver gets it; otherwise it ends.
        package let isHandedOver: Bool
    }

    /// One that was made.
    package struct Record: Sendable, Equatable {
        package let id: Int64
        package let person: Person.ID
        package let name: String
        package let receiver: Person.ID
        package let receiverName: String
        package let lines: [Line]
        package let reason: String
        package let madeBy: String
        package let madeAt: Instant
        package let undoneAt: Instant?

        package func canBeUndone(on today: LocalDate) -> Bool {
            undoneAt == nil && madeAt.localDate.days(until: today) <= Handover.days
        }
    }

    package func preview(_ id: Person.ID, for caller: Caller) async throws -> Preview {
        try caller.must(.editPeople)
        let today = database.clock.today
        return try await database.read { db in
            let reach = try Self.leaver(id, by: caller, on: today, db)
            let party = try HandoverParty(id, db)
            let lines = try HandoverSource.all.map {
                Line(source: $0.name, count: try $0.count(party, db), isHandedOver: $0.isHandedOver)
            }
            return Preview(person: id, name: reach.row.name, lines: lines)
        }
    }

    package func handOver(
        _ id: Person.ID, to typed: String, lastDay: String, because reason: String, by caller: Caller
    ) async throws -> Int64 {
        try caller.must(.editPeople)
        let now = database.clock.now()
        return try await database.write { db in
            let reach = try Self.leaver(id, by: caller, on: now.localDate, db)
            let form = try HandoverForm(typed, lastDay, reason, leaver: id, scope: caller.scope, today: now.localDate, db)
            let step = try HandoverStep(
                leaver: HandoverParty(id, db), receiver: HandoverParty(form.receiver, db), lastDay: form.lastDay, now: now,
                by: caller.name, receiverKey: people.names.sortKey(form.receiverName))
            let traces = try HandoverSource.all.flatMap { try $0.give(step, db) }
            try people.noteLeaving(id, at: now, db)
            try people.noteLeaving(form.receiver, at: now, db)
            try people.names.index(id, db)
            try people.names.index(form.receiver, db)
            let path = reach.path(on: now.localDate)
            let number = try db.insert(
                """
                INSERT INTO handover (person_id, receiver_id, path, content, reason, made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
                """, id, form.receiver, path, try Self.text(of: traces), form.reason, caller.name, now)
            if let account = step.receiver.account {
                try Notices.add(
                    to: account, subject: "handover-\(number)", words: "notice.handover",
                    arguments: ["name": reach.row.name], link: "/people/\(form.receiver)", db, at: now)
            }
            db.audit(
                AuditEntry(
                    by: caller, "person.handed-over", "person", id, title: reach.row.name, path: path, reason: form.reason,
                    changes: Self.lines(of: traces).filter { $0.count > 0 }
                        .map { .init($0.source, old: "\($0.count)", new: form.receiverName) }))
            try db.announce("person", "\(id)", path: path, at: now)
            return number
        }
    }

    package func undo(_ number: Int64, by caller: Caller) async throws -> Person.ID {
        try caller.must(.editPeople)
        let now = database.clock.now()
        return try await database.write { db in
            guard let row = try db.first("\(Self.columns) AND handover.id = $3", caller.scope.lower, caller.scope.upper, number)
            else { throw NotFound() }
            let record = try Self.record(row)
            guard record.canBeUndone(on: now.localDate) else { throw NotFound() }
            for trace in try Self.traces(try row.text("content")).reversed() { try trace.takeBack(db) }
            try db.run("UPDATE handover SET undone_at = $2 WHERE id = $1", number, now)
            for person in [record.person, record.receiver] {
                try people.noteLeaving(person, at: now, db)
                try people.names.index(person, db)
            }
            db.audit(
                AuditEntry(
                    by: caller, "person.handover-undone", "person", record.person, title: record.name,
                    path: try row.text("path")))
            return record.person
        }
    }

    /// Handovers of the last thirty days, newest first.
    package func recent(for caller: Caller) async throws -> [Record] {
        try caller.must(.editPeople)
        let since = database.clock.today.adding(days: -Self.days).start
        return try await database.read { db in
            try db.rows(
                "\(Self.columns) AND handover.made_at >= $3 ORDER BY handover.id DESC LIMIT 200", caller.scope.lower,
                caller.scope.upper, since
            ).map(Self.record)
        }
    }

    private static let columns = """
        SELECT handover.id, handover.person_id, handover.receiver_id, handover.path, handover.content, handover.reason,
               handover.made_by, handover.made_at, handover.undone_at, person.name, receiver.name AS receiver_name
        FROM handover JOIN person ON person.id = handover.person_id
             JOIN person AS receiver ON receiver.id = handover.receiver_id
        WHERE handover.path >= $1 AND handover.path < $2
        """

    private static func record(_ row: Row) throws -> Record {
        try Record(
            id: row.int64("id"), person: row.id("person_id"), name: row.text("name"), receiver: row.id("receiver_id"),
            receiverName: row.text("receiver_name"), lines: lines(of: traces(row.text("content"))),
            reason: row.text("reason"), madeBy: row.text("made_by"), madeAt: row.instant("made_at"),
            undoneAt: row.maybe("undone_at", row.instant))
    }

    private static func lines(of traces: [HandoverTrace]) -> [Line] {
        HandoverSource.all.map { source in
            Line(
                source: source.name, count: traces.count { $0.source == source.name && !$0.isNew },
                isHandedOver: source.isHandedOver)
        }
    }

    private static func text(of traces: [HandoverTrace]) throws -> String {
        String(decoding: try JSONEncoder().encode(traces), as: UTF8.self)
    }

    private static func traces(_ text: String) throws -> [HandoverTrace] {
        try JSONDecoder().decode([HandoverTrace].self, from: Data(text.utf8))
    }

    private static func leaver(_ id: Person.ID, by caller: Caller, on today: LocalDate, _ db: Transaction) throws -> PersonReach {
        let reach = try PersonReach(id, scope: caller.scope, db)
        guard id != caller.person else { throw PeopleRefusal.oneself }
        guard !reach.servesElsewhere(on: today) else { throw PeopleRefusal.servesElsewhere }
        // Administrators' duties are given by the system administrator and approved, not handed on.
        guard !reach.holdsAdministrativeDuty(on: today) else { throw Denied.lacks(.manageAccounts) }
        // Nobody moves rights that they do not have themselves.
        for post in reach.posts where post.endsOn == nil {
            let more = post.role.permissions.subtracting(caller.role.permissions).min { $0.rawValue < $1.rawValue }
            if let more { throw Denied.lacks(more) }
        }
        return reach
    }
}

/// Receiver, last day and reason, checked.
private struct HandoverForm {
    let receiver: Person.ID
    let receiverName: String
    let lastDay: LocalDate
    let reason: String

    init(
        _ typed: String, _ lastDay: String, _ reason: String, leaver: Person.ID, scope: Scope, today: LocalDate,
        _ db: Transaction
    ) throws {
        var problems = FormProblems()
        let receiver = try Person.ID(typed.trimmedWhitespace).flatMap { id in
            try PersonReach.isVisible(id, to: scope, db) ? try PersonRow.find(id, db) : nil
        }
        if receiver == nil { problems.add("receiver", typed.trimmedWhitespace.isEmpty ? "missing" : "person.unknown") }
        if receiver?.id == leaver { problems.add("receiver", "handover.oneself") }
        if receiver?.leftOn != nil { problems.add("receiver", "handover.has-left") }
        let text = lastDay.trimmedWhitespace
        let day = text.isEmpty ? today : TypedDate(text, today: today, calendar: .weekdaysOnly)?.day
        if day == nil { problems.add("lastDay", "date") }
        self.reason = reason.trimmedWhitespace
        if self.reason.isEmpty { problems.add("reason", "missing") }
        if self.reason.count > 200 { problems.add("reason", "reason.long") }
        guard problems.isEmpty, let receiver, let day else { throw problems }
        self.receiver = receiver.id
        receiverName = receiver.name
        self.lastDay = day
    }
}
