extension Transaction {
    /// Fresh figures for the planner after many rows came at once; both engines know the word.
    package func refreshStatistics(of tables: [String]) throws {
        for table in tables { try run("ANALYZE \(table)") }
    }
}
