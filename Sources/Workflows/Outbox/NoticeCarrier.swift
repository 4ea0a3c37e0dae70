import Campus
import Foundation
import Store

/// Puts a line under the bell of everybody who holds one of the posts today.
struct NoticeCarrier: Carrier {
    struct Unreadable: Error, Equatable {}

    func deliver(_ payload: String, _ db: Transaction, at now: Instant) throws {
        guard let message = try? JSONDecoder().decode(Outbox.Message.self, from: Data(payload.utf8)) else {
            throw Unreadable()
        }
        for account in try receivers(of: message, on: now.localDate, db) {
            try Notices.add(
                to: account, subject: message.subject, words: message.words, arguments: message.arguments,
                link: message.link, db, at: now)
        }
    }

    private func receivers(of message: Outbox.Message, on day: LocalDate, _ db: Transaction) throws -> [Account.ID] {
        guard !message.roles.isEmpty else { return [] }
        let places = message.roles.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT DISTINCT account.id FROM post JOIN account ON account.person_id = post.person_id
            WHERE post.unit_id = $1 AND post.deleted_at IS NULL AND post.starts_on <= $2
              AND (post.ends_on IS NULL OR post.ends_on >= $2) AND post.role IN (\(places))
              AND account.state = 'active' ORDER BY account.id
            """, arguments: [.integer(message.unit), day.sqlValue] + message.roles.map(SQLValue.text)
        ).map { try $0.id("id") }
    }
}
