/// The words that a written table needs besides its own, in the reader's language.
package struct TableLabels: Sendable, Equatable {
    package var title: String
    package var unit: String
    package var filter: String
    /// Said instead of an empty filter.
    package var noFilter: String
    package var time: String
    package var person: String
    package var rowCount: String
    package var yes: String
    package var no: String
    /// Names of the sheets of a workbook.
    package var coverSheet: String
    package var rowsSheet: String
    /// With `{page}` and `{pages}`: 「第 {page} 页 共 {pages} 页」.
    package var pageOfPages: String
    /// BCP 47, for screen readers and line breaking: `zh-CN`.
    package var language: String

    package init(
        title: String, unit: String, filter: String, noFilter: String, time: String, person: String,
        rowCount: String, yes: String, no: String, coverSheet: String, rowsSheet: String,
        pageOfPages: String, language: String
    ) {
        self.title = title
        self.unit = unit
        self.filter = filter
        self.noFilter = noFilter
        self.time = time
        self.person = person
        self.rowCount = rowCount
        self.yes = yes
        self.no = no
        self.coverSheet = coverSheet
        self.rowsSheet = rowsSheet
        self.pageOfPages = pageOfPages
        self.language = language
    }
}
