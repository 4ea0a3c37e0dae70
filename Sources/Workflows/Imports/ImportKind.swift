package import Campus
package import Store

/// What is imported: units, schools, people. Knows its fields, judges rows, writes them, takes them back.
package protocol ImportKind: Sendable {
    var name: String { get }
    var permission: Permission { get }
    var fields: [ImportField] { get }
    /// Table and key by which a new row is removed again, e.g. `person`.
    var table: String { get }

    /// Judges a batch against the record, with as few statements as the batch has questions.
    func judge(_ rows: [ImportEntry], _ bench: ImportBench, _ db: Transaction) throws -> [ImportVerdict]
    /// Writes rows that were judged in this very transaction.
    func apply(_ rows: [(entry: ImportEntry, verdict: ImportVerdict)], _ bench: ImportBench, _ db: Transaction) throws -> [ImportTrace]
    /// Removes what an import made; `false` if something hangs on it meanwhile.
    func remove(_ target: Int64, _ db: Transaction) throws -> Bool
    /// After a row was put back: search keys, periods.
    func refresh(_ target: Int64, _ bench: ImportBench, _ db: Transaction) throws
    /// Rows that stand now, for a template: texts by field.
    func existing(_ bench: ImportBench, limit: Int, _ db: Transaction) throws -> [[String: String]]
}

/// A row by fields instead of columns: empty texts are left as they are in the record.
package struct ImportEntry: Sendable {
    package let number: Int
    /// Only fields that have a column.
    package var texts: [String: String]
    /// Fields whose digits the spreadsheet has thrown away.
    package var lost: Set<String> = []

    subscript(key: String) -> String { texts[key] ?? "" }
}

/// What an import would do with a row.
package struct ImportVerdict: Sendable {
    var state: StagedRow.State
    var faults: [ImportFault] = []
    /// The row of the record that it is about.
    var target: Int64?
    /// What the kind has found out on the way, for its own `apply`.
    var plan: (any Sendable)?

    init(state: StagedRow.State, faults: [ImportFault] = [], target: Int64? = nil, plan: (any Sendable)? = nil) {
        self.state = state
        self.faults = faults
        self.target = target
        self.plan = plan
    }

    static func faulty(_ faults: [ImportFault], target: Int64? = nil) -> ImportVerdict {
        ImportVerdict(state: .faulty, faults: faults, target: target)
    }
}

/// What an import did to one row of the record, enough to take it back.
package struct ImportTrace: Sendable {
    let number: Int
    let target: Int64
    var before: ImportBefore
    let title: String
    let path: String
    var changes: [AuditEntry.Change] = []
}

/// What a kind needs beside the rows: who imports, when, and what was chosen.
package struct ImportBench: Sendable {
    let run: Int64
    let caller: Caller
    let now: Instant
    let index: SearchIndex
    let keys: KeyRing
    let vocabulary: ImportVocabulary
    /// Fields that may change rows that are there already; `nil` for all.
    var updates: Set<String>?
    let memory: ImportMemory

    var today: LocalDate { now.localDate }

    func mayUpdate(_ field: String) -> Bool { updates?.contains(field) ?? true }
}
