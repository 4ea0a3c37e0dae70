package import Campus
import Foundation
package import Store

/// What must reach somebody once the transaction that says so has committed: never lost, never sent for nothing.
package enum Outbox {
    /// A message to those who hold certain posts in a unit, on the day it is delivered.
    package struct Message: Sendable, Codable, Equatable {
        package var unit: Int64
        /// Raw values of `Role`.
        package var roles: [String]
        /// What it is about; a second one of the same subject renews the first.
        package var subject: String
        /// Key of the words; `arguments` fill them.
        package var words: String
        package var arguments: [String: String]
        package var link: String

        package init(
            to roles: [Role], of unit: Campus.Unit.ID, subject: String, words: String, arguments: [String: String],
            link: String
        ) {
            self.roles = roles.map(\.rawValue)
            self.unit = unit.rawValue
            self.subject = subject
            self.words = words
            self.arguments = arguments
            self.link = link
        }
    }

    /// Called in the transaction in which the thing happens.
    package static func add(_ message: Message, _ db: Transaction, at now: Instant) throws {
        let payload = String(decoding: try JSONEncoder().encode(message), as: UTF8.self)
        _ = try db.insert(
            """
            INSERT INTO outbox (topic, payload, state, created_at, next_try_at)
            VALUES ($1, $2, 'waiting', $3, $3) RETURNING id
            """, Self.topic, payload, now)
        // Wakes the courier; nobody else listens.
        try db.announce("outbox", "", path: "", to: Account.ID(0), at: now)
    }

    static let topic = "message"
}
