import Foundation
package import Campus
import Store

/// One import, from the file to the result.
package struct ImportRun: Sendable, Equatable {
    package typealias ID = Identifier<ImportRun>

    package enum Step: String, Sendable, CaseIterable {
        case file, match, checking, check, importing, result, undoing, undone

        /// Where it stands of the four steps that are always visible.
        package var place: Int {
            switch self {
            case .file: 0
            case .match: 1
            case .checking, .check: 2
            case .importing, .result, .undoing, .undone: 3
            }
        }
        /// A job is at it.
        package var isMoving: Bool { self == .checking || self == .importing || self == .undoing }
    }

    package let id: ID
    package let kind: String
    package let fileName: String
    package let fileHash: String
    package let step: Step
    package let choices: ImportChoices
    package let counts: ImportCounts
    package let job: Int64?
    package let account: Account.ID
    package let post: Post.ID
    package let madeAt: Instant
    package let appliedAt: Instant?
    package let undoneAt: Instant?

    /// IMP-10: an import can be taken back for seven days.
    package static let undoDays: Int64 = 7

    package func canUndo(at now: Instant) -> Bool {
        guard step == .result, counts.done > 0, let appliedAt else { return false }
        return now.milliseconds < appliedAt.adding(seconds: Self.undoDays * 86_400).milliseconds
    }

    static let columns = """
        id, kind, file_name, file_hash, step, choices, counts, job_id, account_id, post_id, made_at, applied_at, undone_at
        """

    init(_ row: Row) throws {
        id = try row.id("id")
        kind = try row.text("kind")
        fileName = try row.text("file_name")
        fileHash = try row.text("file_hash")
        step = Step(rawValue: try row.text("step")) ?? .file
        choices = try JSONDecoder().decode(ImportChoices.self, from: Data(row.text("choices").utf8))
        counts = try JSONDecoder().decode(ImportCounts.self, from: Data(row.text("counts").utf8))
        job = try row.maybe("job_id", row.int64)
        account = try row.id("account_id")
        post = try row.id("post_id")
        madeAt = try row.instant("made_at")
        appliedAt = try row.maybe("applied_at", row.instant)
        undoneAt = try row.maybe("undone_at", row.instant)
    }

    /// One's own only: a file is its sender's affair until it is imported.
    static func one(_ id: ID, of account: Account.ID, _ db: Transaction) throws -> ImportRun {
        let row = try db.first("SELECT \(columns) FROM import_run WHERE id = $1 AND account_id = $2", id, account)
        guard let row else { throw NotFound() }
        return try ImportRun(row)
    }

    /// For jobs.
    static func any(_ id: ID, _ db: Transaction) throws -> ImportRun {
        guard let row = try db.first("SELECT \(columns) FROM import_run WHERE id = $1", id) else { throw NotFound() }
        return try ImportRun(row)
    }
}

/// What the person has decided so far.
package struct ImportChoices: Sendable, Equatable, Codable {
    package enum Repeats: String, Sendable, Codable, CaseIterable { case update, skip, stop }

    package var outline: ImportOutline
    package var sheet = 0
    /// Number of the last row of headings.
    package var headingRow = 0
    package var headings: [String] = []
    /// For each column its field; `nil` leaves the column out.
    package var columns: [String?] = []
    package var candidates: [[String]] = []
    package var fillsDown = false
    package var repeats = Repeats.update
    /// Fields that may change; `nil` for all that have a column.
    package var updates: [String]?
    package var allOrNothing = false
    /// Why the last check or import stopped; key of the words.
    package var failure: String?

    package init(outline: ImportOutline) { self.outline = outline }
}

package struct ImportCounts: Sendable, Equatable, Codable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var faulty = 0
    package var skipped = 0
    package var done = 0
    package var undone = 0
    /// Could not be taken back: changed by somebody since.
    package var kept = 0
    package var total: Int { new + changed + unchanged + faulty + skipped + done + undone + kept }
    package var ready: Int { new + changed }

    package init() {}

    init(of run: ImportRun.ID, _ db: Transaction) throws {
        for row in try db.rows("SELECT state, count(*) AS n FROM import_row WHERE run_id = $1 GROUP BY state", run) {
            let n = try row.int("n")
            switch StagedRow.State(rawValue: try row.text("state")) {
            case .new: new = n
            case .changed: changed = n
            case .unchanged: unchanged = n
            case .faulty: faulty = n
            case .skipped: skipped = n
            case .done: done = n
            case .undone: undone = n
            case .kept: kept = n
            case nil: break
            }
        }
    }
}

extension Encodable {
    /// As JSON with keys in one order.
    var jsonText: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

/// Why an import does not go on.
package enum ImportRefusal: Error, Equatable, Sendable {
    case unknownKind
    /// There is nothing in the file that could be a row.
    case noRows
    /// A column that rows need is matched to nothing; its key.
    case missingColumn(String)
    case wrongStep
    case nothingReady
    case faultyRows(Int)
    case repeats(Int)
    case tooLate
    case fileGone
    case tooManyRows(Int)
}
