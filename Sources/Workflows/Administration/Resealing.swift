package import Campus
package import Store

/// Seals anew, with the newest key, what older keys sealed: numbers of people and secrets of the second factor.
///
/// Batch by batch, each in a transaction of its own, so that it runs beside the work and goes on after a stop.
package struct Resealing: Sendable {
    private static let batch = 500

    let database: Database
    let seal: Seal
    let phones: BlindIndex
    let identities: BlindIndex

    package init(database: Database, keys: KeyRing) {
        self.database = database
        seal = Seal(keys)
        phones = BlindIndex(keys, column: "person.phone")
        identities = BlindIndex(keys, column: "person.id_number")
    }

    /// - Returns: How many values were sealed anew.
    package func run(_ progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        var done = 0
        for table in ["person", "account"] {
            var last: Int64 = 0
            while true {
                let start = last
                let (count, end) = try await database.write { db in
                    table == "person" ? try people(after: start, db) : try accounts(after: start, db)
                }
                done += count
                if count > 0 { progress(done) }
                guard let end else { break }
                last = end
            }
        }
        return done
    }

    /// - Returns: How many, and the last row read; `nil` at the end.
    private func people(after last: Int64, _ db: Transaction) throws -> (Int, Int64?) {
        let rows = try db.rows(
            """
            SELECT id, phone, id_number FROM person
            WHERE id > $1 AND (phone IS NOT NULL OR id_number IS NOT NULL) ORDER BY id LIMIT \(Self.batch)
            """, last)
        var count = 0
        for row in rows {
            count += try anew(row, table: "person", column: "phone", index: (phones, "phone_index"), db)
            count += try anew(row, table: "person", column: "id_number", index: (identities, "id_index"), db)
        }
        return (count, try rows.last?.int64("id"))
    }

    private func accounts(after last: Int64, _ db: Transaction) throws -> (Int, Int64?) {
        let rows = try db.rows(
            """
            SELECT id, totp_secret, totp_pending FROM account
            WHERE id > $1 AND (totp_secret IS NOT NULL OR totp_pending IS NOT NULL) ORDER BY id LIMIT \(Self.batch)
            """, last)
        var count = 0
        for row in rows {
            // A secret that waits for its proof is sealed for the place it will have.
            count += try anew(row, table: "account", column: "totp_secret", index: nil, db)
            count += try anew(row, table: "account", column: "totp_pending", sealedFor: "totp_secret", index: nil, db)
        }
        return (count, try rows.last?.int64("id"))
    }

    private func anew(
        _ row: Row, table: String, column: String, sealedFor place: String? = nil, index: (BlindIndex, String)?,
        _ db: Transaction
    ) throws -> Int {
        guard let sealed = try row.maybe(column, row.blob), try seal.isOutdated(sealed) else { return 0 }
        let id = try row.int64("id")
        let spot = SealedPlace(table: table, column: place ?? column, row: id)
        let plain = try seal.open(sealed, at: spot)
        try db.run("UPDATE \(table) SET \(column) = $2 WHERE id = $1", id, seal.seal(plain, at: spot))
        if let (blind, name) = index {
            let text = String(decoding: plain, as: UTF8.self)
            try db.run("UPDATE \(table) SET \(name) = $2 WHERE id = $1", id, blind.value(for: text))
        }
        return 1
    }
}
