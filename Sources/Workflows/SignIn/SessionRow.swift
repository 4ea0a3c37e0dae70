import Campus
import Store

/// How far a session has come.
package enum SessionLevel: String, Sendable {
    /// The password was given, the second factor not yet.
    case password
    case full
}

struct SessionRow {
    let id: Int64
    let account: Account.ID

    static func insert(
        _ secret: RandomToken, account: Account.ID, post: Post.ID?, level: SessionLevel, address: String, agent: String,
        at now: Instant, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO session (hash, account_id, post_id, csrf, level, address, agent, created_at, seen_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            """, secret.storageHash.hex, account, post, RandomToken().text, level.rawValue, address,
            agent.clipped(to: 200), now)
        try db.run("UPDATE account SET last_seen_at = $2 WHERE id = $1", account, now)
    }

    static func waitingForCode(_ secret: RandomToken, _ db: Transaction) throws -> SessionRow? {
        try db.first(
            "SELECT id, account_id FROM session WHERE hash = $1 AND level = 'password' AND ended_at IS NULL",
            secret.storageHash.hex
        ).map { try SessionRow(id: $0.int64("id"), account: $0.id("account_id")) }
    }
}
