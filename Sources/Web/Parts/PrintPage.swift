package import Campus

/// A list or record on paper: unit, who printed it and when, page numbers by the style sheet (G-80).
package struct PrintPage: Sendable {
    package let title: String
    package let unit: String
    package let printed: String
    package let back: String
    package let table: SmallTable?

    package init(
        title: String, unit: String, printedBy name: String, at now: Instant, back: String, table: SmallTable?,
        words: Words
    ) {
        self.title = title
        self.unit = unit
        printed = words("print.by", ["name": name, "time": now.tableText])
        self.back = back
        self.table = table
    }
}
