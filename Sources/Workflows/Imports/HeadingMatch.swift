/// Which column of a file is which field (IMP-04).
package struct HeadingMatch: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package let heading: String
        /// The field it was taken for; `nil` is for the person to decide.
        package var field: String?
        /// The most alike fields, best first, for a column nobody recognised.
        package let candidates: [String]
    }

    package let columns: [Column]
    package var matched: Int { columns.count { $0.field != nil } }

    /// - Parameters:
    ///   - headings: As they stand in the file; of headings in two rows, the upper and the lower one.
    ///   - remembered: What the same heading meant last time; an empty field was left out on purpose.
    init(
        _ headings: [[String]], fields: [ImportField], vocabulary: ImportVocabulary, remembered: [String: String] = [:]
    ) {
        var taken: Set<String> = []
        var names: [String: String] = [:]
        for field in fields {
            for text in vocabulary.headings(of: field) where names[text.headingKey] == nil { names[text.headingKey] = field.key }
        }
        columns = headings.map { parts in
            let heading = parts.filter { !$0.isEmpty }.joined(separator: " ")
            let spellings = [heading] + parts.reversed()
            let known = spellings.lazy.compactMap { remembered[$0.headingKey] ?? names[$0.headingKey] }.first
            let field = known.flatMap { key in
                fields.contains { $0.key == key } && taken.insert(key).inserted ? key : nil
            }
            let nearest = field != nil || heading.isEmpty ? [] : Self.nearest(heading, fields, vocabulary)
            return Column(heading: heading, field: field, candidates: nearest)
        }
    }

    private static func nearest(_ heading: String, _ fields: [ImportField], _ vocabulary: ImportVocabulary) -> [String] {
        fields.map { field in (field.key, vocabulary.headings(of: field).map { heading.likeness(to: $0) }.max() ?? 0) }
            .filter { $0.1 >= 0.34 }.sorted { $0.1 > $1.1 }.prefix(3).map(\.0)
    }
}

/// Where the headings stand: some files begin with a title, some have headings in two rows.
struct HeadingRows: Equatable {
    /// Number of the last row of headings; rows after it are content.
    let last: Int
    /// For each column the upper and the lower heading.
    let headings: [[String]]

    /// - Parameter rows: The first rows of the file.
    init?(_ rows: [ImportLine], fields: [ImportField], vocabulary: ImportVocabulary, remembered: [String: String]) {
        var best: (score: Int, last: Int, headings: [[String]])?
        for (index, row) in rows.prefix(10).enumerated() {
            let single = row.cells.map { [$0.text.squeezed] }
            let score = HeadingMatch(single, fields: fields, vocabulary: vocabulary, remembered: remembered).matched
            if score > best?.score ?? 0 { best = (score, row.number, single) }
            guard index + 1 < rows.count, rows[index + 1].number == row.number + 1 else { continue }
            let double = Self.joined(row, rows[index + 1])
            let both = HeadingMatch(double, fields: fields, vocabulary: vocabulary, remembered: remembered).matched
            if both > best?.score ?? 0 { best = (both, rows[index + 1].number, double) }
        }
        if let best {
            (last, headings) = (best.last, best.headings)
        } else if let first = rows.first {
            (last, headings) = (first.number, first.cells.map { [$0.text.squeezed] })
        } else {
            return nil
        }
    }

    /// A heading over several columns counts for all of them; one over both rows leaves the lower one empty.
    private static func joined(_ upper: ImportLine, _ lower: ImportLine) -> [[String]] {
        var group = ""
        return (0..<max(upper.cells.count, lower.cells.count)).map { column in
            let above = column < upper.cells.count ? upper.cells[column].text.squeezed : ""
            let below = column < lower.cells.count ? lower.cells[column].text.squeezed : ""
            if !above.isEmpty { group = above } else if below.isEmpty { group = "" }
            return [group, below]
        }
    }
}
