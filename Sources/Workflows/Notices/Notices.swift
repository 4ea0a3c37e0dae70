import Campus
import Store

/// Notices to people, one line per subject however many events (NTF-02).
enum Notices {
    /// - Parameters:
    ///   - subject: What it is about; a second notice of the same subject renews the first.
    ///   - words: Key of the words; `arguments` fill them.
    static func add(
        to account: Account.ID, subject: String, words: String, arguments: [String: String], link: String,
        _ db: Transaction, at now: Instant
    ) throws {
        try db.run(
            """
            INSERT INTO notice (account_id, subject, words, arguments, link, at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (account_id, subject) DO UPDATE SET words = $3, arguments = $4, link = $5, at = $6,
                times = CASE WHEN notice.read_at IS NULL THEN notice.times + 1 ELSE 1 END, read_at = NULL
            """, account, subject, words, NoticeArguments(arguments).stored, link, now)
        try db.announce("notice", subject, path: "", to: account, at: now)
    }
    static func unread(of account: Account.ID, _ db: Transaction) throws -> Int {
        try db.first("SELECT count(*) AS n FROM notice WHERE account_id = $1 AND read_at IS NULL", account)?.int("n") ?? 0
    }
}
