package import Campus

/// Twelve months of a school year as one line: behind, today, to come.
package struct YearLine: Sendable {
    package struct Month: Sendable {
        package let x: String
        package let label: String
        package let isNow: Bool
    }

    package struct Span: Sendable {
        package let x: String
        package let width: String
        package let label: String
    }

    package struct Mark: Sendable {
        package let x: String
        package let kind: String
        package let text: String
        package let address: String?
    }

    package let section: SectionView
    /// The sentence that says what the picture says.
    package let sentence: String
    package let months: [Month]
    package let holidays: [Span]
    package let marks: [Mark]
    package let today: String?
    package let todayLabel: String
    package let isEmpty: Bool

    /// - Parameters:
    ///   - first: The first day of the school year, 1 September.
    ///   - holidays: First and last day of each with its name.
    ///   - marks: Due days with their kind (`ok`, `g3`, `over`, `none`) and words.
    package init(
        section: SectionView, sentence: String, from first: LocalDate, today: LocalDate,
        holidays: [(from: LocalDate, to: LocalDate, name: String)] = [],
        marks: [(day: LocalDate, kind: MarkView.Kind, text: String, address: String?)] = [], words: Words
    ) {
        let days = 365.0
        func place(_ day: LocalDate) -> Double { min(1, max(0, Double(first.days(until: day)) / days)) * Self.width }
        self.section = section
        self.sentence = sentence
        months = (0..<12).compactMap { step in
            let month = (first.month - 1 + step) % 12 + 1
            let year = first.year + (first.month - 1 + step) / 12
            guard let day = LocalDate(year: year, month: month, day: 1) else { return nil }
            return Month(
                x: place(day).short, label: words("year.month.\(month)"),
                isNow: today.month == month && today.year == year)
        }
        self.holidays = holidays.map {
            Span(x: place($0.from).short, width: (place($0.to) - place($0.from)).short, label: $0.name)
        }
        self.marks = marks.map { Mark(x: place($0.day).short, kind: $0.kind.rawValue, text: $0.text, address: $0.address) }
        let isInside = (0...365).contains(first.days(until: today))
        self.today = isInside ? place(today).short : nil
        todayLabel = words("year.today", ["day": today.description])
        isEmpty = marks.isEmpty
    }

    /// Of the drawing; it is scaled to the page.
    private static let width = 840.0
}

extension Double {
    /// One decimal: enough for a drawing.
    var short: String {
        let tenths = Int((self * 10).rounded())
        return tenths.isMultiple(of: 10) ? String(tenths / 10) : "\(Double(tenths) / 10)"
    }
}
