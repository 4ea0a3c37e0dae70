/// A style sheet whose imports stand on lines of their own.
struct StyleSheet {
    private let text: String

    init(_ text: String) { self.text = text }

    /// The sheet with every import replaced by what `sheet` returns for its name, one level deep.
    func joined(_ sheet: (String) -> String?) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("@import \""), let name = line.split(separator: "\"").dropFirst().first else {
                return String(line)
            }
            return sheet(String(name)) ?? ""
        }.joined(separator: "\n")
    }
}
