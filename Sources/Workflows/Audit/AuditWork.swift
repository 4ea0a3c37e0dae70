package import Campus
import Foundation
package import Store

/// One line of the log in full.
package struct AuditRecord: Sendable, Equatable {
    package struct Change: Sendable, Equatable {
        package let field: String
        package let old: String
        package let new: String
    }
    package let number: Int64
    package let at: Instant
    package let person: String
    package let role: String
    package let unit: String
    package let address: String
    package let session: String
    package let action: String
    package let objectKind: String
    package let objectID: String
    package let objectTitle: String
    package let isRefused: Bool
    package let reason: String
    package let changes: [Change]
    package let previous: String
    package let hash: String
}

/// What recomputing the chain found; `nil` for `broken` says 「未被篡改」.
package struct ChainVerdict: Sendable, Equatable {
    package let entries: Int64
    package let head: String
    package let broken: Int64?
    package let checkedAt: Instant
}

/// The audit administrator's reading. Nothing here changes anything but adds what the reader did (OPS-07).
package struct AuditWork: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    package func record(_ number: Int64, for caller: Caller) async throws -> AuditRecord {
        try caller.must(.readAudit)
        return try await database.read { db in
            guard let row = try db.first(
                "SELECT * FROM audit WHERE number = $1 AND path >= $2 AND path < $3", number, caller.scope.lower,
                caller.scope.upper)
            else { throw NotFound() }
            return try Self.record(row)
        }
    }

    /// Recomputes the whole chain.
    package func check(by caller: Caller) async throws -> ChainVerdict {
        try caller.must(.readAudit)
        let now = database.clock.now()
        let verdict = try await database.read { db in try db.auditVerdict() }
        let result: ChainVerdict =
            switch verdict {
            case .intact(let entries, let head): ChainVerdict(entries: entries, head: head, broken: nil, checkedAt: now)
            case .broken(let number): ChainVerdict(entries: number - 1, head: "", broken: number, checkedAt: now)
            }
        try await database.write { db in
            db.audit(
                AuditEntry(
                    by: caller, "audit.checked", "audit", result.entries, title: result.broken == nil ? "intact" : "broken",
                    path: caller.scope.lower))
        }
        return result
    }

    /// Opens the chain for reading it whole. Only for an auditor whose branch holds every post of the platform.
    ///
    /// - Returns: The number of the last entry; what is written while the chain is read is not part of it.
    package func openChain(by caller: Caller) async throws -> Int64 {
        try caller.must(.readAudit)
        return try await database.write { db in
            let outside = try db.first(
                "SELECT 1 AS one FROM post WHERE path < $1 OR path >= $2", caller.scope.lower, caller.scope.upper)
            if outside != nil { throw Denied.lacks(.readAudit) }
            db.audit(AuditEntry(by: caller, "audit.exported", "audit", "chain", title: "", path: caller.scope.lower))
            return try db.first("SELECT number FROM audit_head")?.int64("number") ?? 0
        }
    }

    /// A piece of the opened chain as lines of JSON, so that anyone can recompute it without us: every field in the
    /// order in which it is hashed, then `previous` and `hash`.
    package func chain(after number: Int64, upTo last: Int64, for caller: Caller) async throws -> [String] {
        try caller.must(.readAudit)
        return try await database.read { db in
            try db.rows(
                """
                SELECT \(Self.fields.joined(separator: ", ")), previous, hash FROM audit
                WHERE number > $1 AND number <= $2 ORDER BY number LIMIT 1000
                """, number, last
            ).map { row in
                let members = (Self.fields + ["previous", "hash"]).map { "\($0.asJSON):\(row[$0].json)" }
                return "{\(members.joined(separator: ","))}\n"
            }
        }
    }

    /// In the order in which they are hashed.
    static let fields = [
        "number", "at", "account_id", "person_name", "role", "unit_id", "unit_name", "path", "address", "session",
        "action", "object_kind", "object_id", "object_title", "result", "reason", "changes",
    ]

    private static func record(_ row: Row) throws -> AuditRecord {
        try AuditRecord(
            number: row.int64("number"), at: row.instant("at"), person: row.text("person_name"), role: row.text("role"),
            unit: row.text("unit_name"), address: row.text("address"), session: row.text("session"),
            action: row.text("action"), objectKind: row.text("object_kind"), objectID: row.text("object_id"),
            objectTitle: row.text("object_title"), isRefused: row.text("result") == "refused", reason: row.text("reason"),
            changes: changes(row.text("changes")), previous: row.text("previous"), hash: row.text("hash"))
    }

    /// `[["field","old","new"],…]`; a text somebody else wrote into the record is shown as nothing, not as an error.
    package static func changes(_ text: String) -> [AuditRecord.Change] {
        let triples = (try? JSONDecoder().decode([[String]].self, from: Data(text.utf8))) ?? []
        return triples.filter { $0.count == 3 }.map { AuditRecord.Change(field: $0[0], old: $0[1], new: $0[2]) }
    }
}

extension SQLValue {
    fileprivate var json: String {
        switch self {
        case .null: "null"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text.asJSON
        case .blob(let bytes): bytes.hex.asJSON
        }
    }
}
