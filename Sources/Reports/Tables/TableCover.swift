package import Campus

/// What a file says about itself on its first page or sheet (EXP-05).
package struct TableCover: Sendable, Equatable {
    package var unit: String
    package var title: String
    /// The filter as a sentence, e.g. 「状态：未整改；等级：重大」.
    package var filter: String
    package var time: Instant
    package var person: String
    /// Rows the reader may expect; counted by the writer when `nil`.
    package var rowCount: Int?
    /// Name and time across every page of a sensitive export (EXP-04).
    package var watermark: String?

    package init(
        unit: String, title: String, filter: String, time: Instant, person: String,
        rowCount: Int? = nil, watermark: String? = nil
    ) {
        self.unit = unit
        self.title = title
        self.filter = filter
        self.time = time
        self.person = person
        self.rowCount = rowCount
        self.watermark = watermark
    }
}

extension TableCover {
    /// Label and value, in the order of reading.
    ///
    /// - Parameter rows: Stands for the count, which a streaming writer learns last.
    package func lines(_ labels: TableLabels, rows: String) -> [(label: String, value: String)] {
        [
            (labels.title, title), (labels.unit, unit), (labels.filter, filter.isEmpty ? labels.noFilter : filter),
            (labels.time, time.tableText), (labels.person, person), (labels.rowCount, rows),
        ]
    }
}
