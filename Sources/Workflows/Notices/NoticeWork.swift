package import Campus
package import Store

/// One's own notices: what came, and that it was read; read on one device is read on all (NTF-02).
package struct NoticeWork: Sendable {
    /// Older ones are found page by page.
    package static let page = 50

    let database: Database

    package init(database: Database) { self.database = database }

    package struct Notice: Sendable, Equatable {
        package let id: Int64
        /// Key of the words, and what fills them; `<words>.why` says why it came.
        package let words: String
        package let arguments: [String: String]
        /// The exact place it speaks of.
        package let link: String
        /// How many events it stands for since it was last read.
        package let times: Int
        package let at: Instant
        package let isRead: Bool
    }

    package struct Page: Sendable, Equatable {
        package let notices: [Notice]
        package let unread: Int
        /// Where the next page begins; `nil` on the last.
        package let next: Int64?
    }

    /// Newest on top.
    ///
    /// - Parameter before: Milliseconds of the last notice of the page before, `nil` for the first page.
    package func page(before: Int64? = nil, onlyUnread: Bool = false, for caller: Caller) async throws -> Page {
        try await database.read { db in
            let rows = try db.rows(
                """
                SELECT id, words, arguments, link, times, at, read_at FROM notice
                WHERE account_id = $1 AND at < $2 AND (read_at IS NULL OR $3 = 0)
                ORDER BY at DESC, id DESC LIMIT $4
                """, caller.account, before ?? Int64.max, onlyUnread, Self.page + 1)
            let notices = try rows.prefix(Self.page).map(Self.notice)
            return Page(
                notices: notices, unread: try Notices.unread(of: caller.account, db),
                next: rows.count > Self.page ? notices.last?.at.milliseconds : nil)
        }
    }

    /// Opens one: it is read from now on.
    ///
    /// - Returns: Where it leads.
    package func open(_ id: Int64, by caller: Caller) async throws -> String {
        let now = database.clock.now()
        return try await database.write { db in
            let row = try db.first("SELECT link, read_at FROM notice WHERE id = $1 AND account_id = $2", id, caller.account)
            guard let row else { throw NotFound() }
            if try row.maybe("read_at", row.instant) == nil {
                try db.run("UPDATE notice SET read_at = $2 WHERE id = $1", id, now)
                try db.announce("notice", "\(id)", path: "", to: caller.account, at: now)
            }
            return try row.text("link")
        }
    }

    /// - Returns: How many had not been read.
    @discardableResult
    package func readAll(by caller: Caller) async throws -> Int {
        let now = database.clock.now()
        return try await database.write { db in
            let count = try db.run(
                "UPDATE notice SET read_at = $2 WHERE account_id = $1 AND read_at IS NULL", caller.account, now)
            if count > 0 { try db.announce("notice", "all", path: "", to: caller.account, at: now) }
            return count
        }
    }

    private static func notice(_ row: Row) throws -> Notice {
        try Notice(
            id: row.int64("id"), words: row.text("words"), arguments: NoticeArguments(row.text("arguments")).values,
            link: row.text("link"), times: row.int("times"), at: row.instant("at"),
            isRead: row.maybe("read_at", row.instant) != nil)
    }
}
