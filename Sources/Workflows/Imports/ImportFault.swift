/// Why a row cannot be imported as it is: which column, why, and what would do.
package struct ImportFault: Sendable, Equatable {
    /// Key of the field.
    package let field: String
    /// Key of the words, below `problem.` or `import.fault.`.
    package let reason: String
    /// A value that would do, or a name to help; empty where nothing can be suggested.
    package let suggestion: String

    init(_ field: String, _ reason: String, suggestion: String = "") {
        self.field = field
        self.reason = reason
        self.suggestion = suggestion
    }

    private static let separator: Character = "\u{1F}"

    static func text(_ faults: [ImportFault]) -> String {
        faults.map { [$0.field, $0.reason, $0.suggestion].joined(separator: String(separator)) }.joined(separator: "\u{1E}")
    }

    static func read(_ text: String) -> [ImportFault] {
        text.split(separator: "\u{1E}").compactMap { part in
            let parts = part.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
            return parts.count == 3 ? ImportFault(parts[0], parts[1], suggestion: parts[2]) : nil
        }
    }
}
