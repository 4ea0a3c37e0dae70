/// A column of a list: what it means, where it comes from, what can be done with it.
package struct ListColumn: Sendable {
    package enum Kind: Sendable, Equatable {
        case text
        /// A whole number, with the key of its unit's word.
        case number
        case date
        case instant
        case yesNo
        /// One of these values; the words are `<wordPrefix>.<value>`.
        case choice([String], words: String)
    }

    package let key: String
    package let kind: Kind
    /// Over the tables of the definition; written by us, never by a visitor.
    let sql: String
    /// What to sort by where it is not the column itself, e.g. the pinyin of a name. Never null.
    let sortSQL: String?
    package let canFilter: Bool
    package let canSum: Bool
    /// Shown unless the reader chooses otherwise.
    package let isShown: Bool
    /// Personal data that the statement delivers masked already.
    package let isMasked: Bool

    package var canSort: Bool { sortSQL != nil }

    package init(
        _ key: String, _ kind: Kind, sql: String, sort: String? = nil, filter: Bool = true, sum: Bool = false,
        shown: Bool = true, masked: Bool = false
    ) {
        self.key = key
        self.kind = kind
        self.sql = sql
        sortSQL = sort
        canFilter = filter
        canSum = sum
        isShown = shown
        isMasked = masked
    }
}
