package import Campus
import Store

/// A list on its way to a file, and the file as long as it is kept.
package struct ExportRun: Sendable, Equatable {
    package typealias ID = Identifier<ExportRun>

    package enum State: String, Sendable, CaseIterable {
        case waiting, running, ready, failed, cancelled
        /// The seven days are over.
        case gone

        package var isOver: Bool {
            switch self {
            case .waiting, .running: false
            case .ready, .failed, .cancelled, .gone: true
            }
        }
    }

    package let id: ID
    package let account: Account.ID
    package let post: Post.ID
    package let list: String
    package let query: String
    package let format: String
    package let allColumns: Bool
    package let language: String
    package let purpose: String
    package let state: State
    package let job: Int64?
    package let fileName: String
    package let size: Int64
    package let rows: Int
    package let fetched: Int
    package let madeAt: Instant
    package let expiresAt: Instant

    static let columns = """
        id, account_id, post_id, list, query, format, all_columns, language, purpose, state, job_id, file_name, size,
        rows_count, fetched, made_at, expires_at
        """

    init(_ row: Row) throws {
        id = try row.id("id")
        account = try row.id("account_id")
        post = try row.id("post_id")
        list = try row.text("list")
        query = try row.text("query")
        format = try row.text("format")
        allColumns = try row.bool("all_columns")
        language = try row.text("language")
        purpose = try row.text("purpose")
        state = State(rawValue: try row.text("state")) ?? .failed
        job = try row.maybe("job_id", row.int64)
        fileName = try row.text("file_name")
        size = try row.int64("size")
        rows = try row.int("rows_count")
        fetched = try row.int("fetched")
        madeAt = try row.instant("made_at")
        expiresAt = try row.instant("expires_at")
    }

    static func one(_ id: ID, of account: Account.ID, _ db: Transaction) throws -> ExportRun {
        let row = try db.first("SELECT \(columns) FROM export_run WHERE id = $1 AND account_id = $2", id, account)
        guard let row else { throw NotFound() }
        return try ExportRun(row)
    }

    static func any(_ id: ID, _ db: Transaction) throws -> ExportRun {
        guard let row = try db.first("SELECT \(columns) FROM export_run WHERE id = $1", id) else { throw NotFound() }
        return try ExportRun(row)
    }
}

/// What somebody wants as a file: a list in the words of its address, and the format.
package struct ExportOrder: Sendable, Equatable {
    package var list: String
    package var query: String
    package var format: String
    package var allColumns: Bool
    /// `zh-CN` or `en`.
    package var language: String
    package var purpose: String

    package init(
        list: String, query: String, format: String, allColumns: Bool = false, language: String = "zh-CN", purpose: String = ""
    ) {
        self.list = list
        self.query = query
        self.format = format
        self.allColumns = allColumns
        self.language = language
        self.purpose = purpose
    }
}

/// Why there is no file.
package enum ExportRefusal: Error, Equatable, Sendable {
    case unknownList
    case unknownFormat
    /// Personal data leaves only for a purpose that was said.
    case needsPurpose
    /// More rows than this format can carry.
    case tooManyRows(Int)
    case notReady
    case gone
    case diskFull
}
