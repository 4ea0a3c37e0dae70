extension Transaction {
    /// Bytes of the record on disk, with its indexes; `nil` if the engine does not tell.
    package func recordBytes() throws -> Int64? {
        switch engine {
        case .sqlite:
            guard let pages = try first("PRAGMA page_count"), let size = try first("PRAGMA page_size") else { return nil }
            return try pages.int64("page_count") * size.int64("page_size")
        case .postgres:
            return try first("SELECT pg_database_size(current_database()) AS n")?.int64("n")
        }
    }
}
