package import Campus

/// How data comes in and goes out as files: handed in by the targets that know formats and words.
package struct Exchange: Sendable {
    package var tables: ImportTables
    package var vocabulary: ImportVocabulary
    package var plan: @Sendable (ExportOrder, Instant) throws -> ExportPlan

    package init(
        tables: ImportTables, vocabulary: ImportVocabulary,
        plan: @escaping @Sendable (ExportOrder, Instant) throws -> ExportPlan
    ) {
        self.tables = tables
        self.vocabulary = vocabulary
        self.plan = plan
    }

    /// For programs that neither import nor export.
    package static let none = Exchange(
        tables: ImportTables(look: { _, _ in throw ImportRefusal.noRows }, open: { _, _, _ in throw ImportRefusal.noRows }),
        vocabulary: ImportVocabulary { [$0] }, plan: { _, _ in throw ExportRefusal.unknownList })
}
