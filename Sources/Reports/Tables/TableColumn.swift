/// One column of a table that leaves the platform.
package struct TableColumn: Sendable, Equatable {
    /// What its cells hold; decides format and alignment, not what may be written.
    package enum Kind: Sendable, Equatable { case text, integer, number, date, dateTime, yesNo }

    /// Names the column in JSON; never shown to officers.
    package let key: String
    package let title: String
    package let kind: Kind
    /// In characters of half width: a Chinese character counts two.
    package let width: Int

    package init(key: String, title: String, kind: Kind, width: Int) {
        self.key = key
        self.title = title
        self.kind = kind
        self.width = min(max(width, 4), 120)
    }
}
