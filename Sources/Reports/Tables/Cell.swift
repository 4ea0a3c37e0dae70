package import Campus

/// One value of a table, before anyone has chosen a file format for it.
package enum Cell: Sendable, Equatable {
    case empty
    case text(String)
    case integer(Int64)
    case number(Double)
    case date(LocalDate)
    /// Shown in Beijing time.
    case dateTime(Instant)
    case yesNo(Bool)
}

extension Cell {
    /// Spreadsheets keep 15 significant digits; longer numbers must travel as text.
    package static let longestExactInteger: Int64 = 999_999_999_999_999

    /// The cell as a person reads it, in the words of `labels`.
    package func text(_ labels: TableLabels) -> String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.plainText
        case .date(let date): date.description
        case .dateTime(let instant): instant.tableText
        case .yesNo(let yes): yes ? labels.yes : labels.no
        }
    }
}

extension Double {
    /// Shortest text that reads back as the same number, without `.0` and, below 10¹⁵, without an exponent.
    package var plainText: String {
        guard isFinite else { return "" }
        if self == rounded(), magnitude <= Double(Cell.longestExactInteger) { return String(Int64(self)) }
        return description
    }
}
