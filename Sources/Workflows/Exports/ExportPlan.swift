package import Campus
package import Reports

/// An order understood by whoever knows lists, words and file formats.
package struct ExportPlan: Sendable {
    package let list: ListDefinition
    package let request: ListRequest
    package let columns: [ListColumn]
    /// Title of the list in the reader's language.
    package let title: String
    package let fileExtension: String
    /// Opens the file; its columns and words are the plan's.
    package let open: @Sendable (_ path: String, _ cover: TableCover) throws -> ExportSink
    /// The filter as a sentence.
    package let filter: String

    package init(
        list: ListDefinition, request: ListRequest, columns: [ListColumn], title: String, filter: String,
        fileExtension: String, open: @escaping @Sendable (String, TableCover) throws -> ExportSink
    ) {
        self.list = list
        self.request = request
        self.columns = columns
        self.title = title
        self.filter = filter
        self.fileExtension = fileExtension
        self.open = open
    }

    /// Whether it holds data of people (PRI-02): purpose, watermark and an entry in the log are due.
    package var isSensitive: Bool { list.holdsPersonalData }
}

extension ListDefinition {
    package var holdsPersonalData: Bool { columns.contains(where: \.isMasked) }
}

/// A file being written.
///
/// Sendable because one thread at a time uses it: rows come one after the other out of one statement.
package final class ExportSink: @unchecked Sendable {
    package let append: ([Cell]) throws -> Void
    package let finish: () throws -> Void
    package let cancel: () -> Void

    package init(append: @escaping ([Cell]) throws -> Void, finish: @escaping () throws -> Void, cancel: @escaping () -> Void) {
        self.append = append
        self.finish = finish
        self.cancel = cancel
    }
}
