/// One column an import knows: what it is called, what it holds, what it is for.
package struct ImportField: Sendable, Equatable {
    package enum Shape: Sendable, Equatable {
        case text
        /// Digits that only look like a number: leading zeros count, and a lost digit is a fault.
        case code
        case number
        case date
        /// Values with the key of their words: `("primary", "fact.stage.primary")`.
        case choice([ImportChoice])
    }

    package let key: String
    /// Key of the words that stand over the column.
    package let title: String
    /// What else people write over it.
    package let aliases: [String]
    package let shape: Shape
    package let isRequired: Bool
    /// Rows are recognised by it.
    package let isKey: Bool
    package let example: String

    init(
        _ key: String, title: String, aliases: [String] = [], _ shape: Shape = .text, required: Bool = false,
        isKey: Bool = false, example: String = ""
    ) {
        self.key = key
        self.title = title
        self.aliases = aliases
        self.shape = shape
        isRequired = required
        self.isKey = isKey
        self.example = example
    }
}

/// One value of a field with the key of its words.
package struct ImportChoice: Sendable, Equatable {
    package let value: String
    package let words: String

    init(_ value: String, _ words: String) {
        self.value = value
        self.words = words
    }
}

extension ImportField.Shape {
    static let yesNo = ImportField.Shape.choice([ImportChoice("yes", "fact.yes"), ImportChoice("no", "fact.no")])
}
