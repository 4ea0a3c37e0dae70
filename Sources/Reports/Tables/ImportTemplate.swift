/// The empty form of a bulk import: what a school fills in and sends back (IMP-03).
package struct ImportTemplate: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package let column: TableColumn
        package let isRequired: Bool
        /// Shown when the pointer rests on the header.
        package let comment: String
        /// Offered as a drop-down list when not empty; other values stay possible and are judged on import.
        package let choices: [String]

        package init(_ column: TableColumn, isRequired: Bool = false, comment: String = "", choices: [String] = []) {
            self.column = column
            self.isRequired = isRequired
            self.comment = comment
            self.choices = choices
        }
    }

    package var title: String
    package var columns: [Column]
    /// One row as it should look; marked, and ignored on import.
    package var example: [Cell]
    /// The rows that stand now, to be corrected rather than typed again.
    package var existing: [[Cell]]

    package init(title: String, columns: [Column], example: [Cell], existing: [[Cell]] = []) {
        self.title = title
        self.columns = columns
        self.example = example
        self.existing = existing
    }
}

extension ImportTemplate {
    /// Marks of example rows. Part of the file format, so every language reads every mark.
    package enum ExampleMark: String, Sendable, CaseIterable {
        case chinese = "【示例】"
        case english = "[Example]"
    }

    /// Whether a row that begins with this text is the example row of a template.
    package static func isExample(firstText text: String) -> Bool {
        let text = text.drop(while: \.isWhitespace)
        return ExampleMark.allCases.contains { text.hasPrefix($0.rawValue) }
    }
}
