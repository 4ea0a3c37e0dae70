package import Campus
import FoundationEssentials
import Store

/// One line of what happened to a unit or school: who, when, what (ORG-04, SCH-06).
package struct HistoryLine: Sendable, Equatable {
    package let at: Instant
    package let who: String
    /// `unit.renamed`, `school.fact.confirmed` …; picks the words.
    package let action: String
    package let changes: [Change]
    package let reason: String

    package struct Change: Sendable, Equatable {
        package let field: String
        package let old: String
        package let new: String
    }
}

enum UnitHistory {
    static func of(_ id: Unit.ID, limit: Int = 60, _ db: Transaction) throws -> [HistoryLine] {
        // The log's index leads by kind and number of the thing.
        let lines = try ["unit", "school"].flatMap { kind in
            try db.rows(
                """
                SELECT at, person_name, action, changes, reason FROM audit
                WHERE object_kind = $1 AND object_id = $2 AND result = 'done' ORDER BY number DESC LIMIT \(limit)
                """, kind, "\(id)"
            ).map(HistoryLine.init)
        }
        return Array(lines.sorted { $0.at > $1.at }.prefix(limit))
    }
}

extension HistoryLine {
    init(_ row: Row) throws {
        let changes = try JSONDecoder().decode([[String]].self, from: Data(row.text("changes").utf8))
        self.init(
            at: try row.instant("at"), who: try row.text("person_name"), action: try row.text("action"),
            changes: changes.compactMap { $0.count == 3 ? Change(field: $0[0], old: $0[1], new: $0[2]) : nil },
            reason: try row.text("reason"))
    }
}
