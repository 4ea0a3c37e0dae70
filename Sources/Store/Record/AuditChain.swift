import Campus

extension Transaction {
    /// Notes what was done. The entry is chained to its predecessor just before the commit, so that the one row all
    /// writers share is held for moments only.
    package func audit(_ entry: AuditEntry) { unchained.append(entry) }

    func chainAudit(at now: Instant) throws {
        guard !unchained.isEmpty else { return }
        // The update takes the lock on PostgreSQL; on SQLite the write transaction has it already.
        let head = try first(
            "UPDATE audit_head SET number = number + $1 WHERE one = 1 RETURNING number, hash", unchained.count)
        guard let head else { throw DatabaseFault.statement("audit_head is empty") }
        var number = try head.int64("number") - Int64(unchained.count)
        var previous = try head.text("hash")
        for entry in unchained {
            number += 1
            let link = AuditLink(number: number, at: now, entry: entry, previous: previous)
            try save(link)
            previous = link.hash
        }
        try run("UPDATE audit_head SET hash = $1 WHERE one = 1", previous)
        unchained = []
    }

    private func save(_ link: AuditLink) throws {
        try run(
            """
            INSERT INTO audit (number, at, account_id, person_name, role, unit_id, unit_name, path, address, session,
                action, object_kind, object_id, object_title, result, reason, changes, previous, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """, arguments: link.fields + [.text(link.previous), .text(link.hash)])
    }
}

/// An entry in its place of the chain.
struct AuditLink {
    let fields: [SQLValue]
    let previous: String
    let hash: String

    init(number: Int64, at: Instant, entry: AuditEntry, previous: String) {
        let texts: [any SQLBindable] = [
            number, at, entry.account, entry.personName, entry.role, entry.unit, entry.unitName, entry.path,
            entry.address, entry.session, entry.action, entry.objectKind, entry.objectID, entry.objectTitle,
            entry.result.rawValue, entry.reason, entry.changesText,
        ]
        self.init(fields: texts.map(\.sqlValue), previous: previous)
    }

    init(fields: [SQLValue], previous: String) {
        self.fields = fields
        self.previous = previous
        hash = Self.hash(fields, after: previous)
    }

    /// SM3 over the predecessor's hash and every field with its length, so that no two entries read alike.
    static func hash(_ fields: [SQLValue], after previous: String) -> String {
        var text = previous
        for field in fields {
            let part = field.chainText
            text += "\n\(part.utf8.count):\(part)"
        }
        return SM3.hash(Array(text.utf8)).hex
    }

    static let columns = [
        "number", "at", "account_id", "person_name", "role", "unit_id", "unit_name", "path", "address", "session",
        "action", "object_kind", "object_id", "object_title", "result", "reason", "changes",
    ]
}

extension SQLValue {
    fileprivate var chainText: String {
        switch self {
        case .null: "-"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .blob(let bytes): bytes.hex
        }
    }
}

/// What recomputing the chain found.
package enum AuditVerdict: Sendable, Equatable {
    case intact(entries: Int64, head: String)
    /// The first link that does not hold.
    case broken(number: Int64)
}

extension Transaction {
    /// Recomputes the whole chain, in bounded memory.
    package func auditVerdict() throws -> AuditVerdict {
        var expected: Int64 = 0
        var previous = ""
        var broken: Int64?
        let columns = (AuditLink.columns + ["previous", "hash"]).joined(separator: ", ")
        try each("SELECT \(columns) FROM audit ORDER BY number", arguments: []) { row in
            expected += 1
            let link = AuditLink(fields: AuditLink.columns.map { row[$0] }, previous: previous)
            guard try row.int64("number") == expected, try row.text("previous") == previous,
                try row.text("hash") == link.hash
            else {
                broken = expected
                return false
            }
            previous = link.hash
            return true
        }
        if let broken { return .broken(number: broken) }
        guard let head = try first("SELECT number, hash FROM audit_head WHERE one = 1"),
            try head.int64("number") == expected, try head.text("hash") == previous
        else { return .broken(number: expected + 1) }
        return .intact(entries: expected, head: previous)
    }
}
