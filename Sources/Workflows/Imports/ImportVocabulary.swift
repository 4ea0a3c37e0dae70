/// The words of the platform in all its languages: people fill templates in either.
package struct ImportVocabulary: Sendable {
    /// All texts of a key, Chinese first.
    package let texts: @Sendable (_ key: String) -> [String]

    package init(_ texts: @escaping @Sendable (String) -> [String]) { self.texts = texts }

    package func title(_ field: ImportField) -> String { texts(field.title).first ?? field.key }

    func headings(of field: ImportField) -> [String] { texts(field.title) + field.aliases + [field.key] }

    /// The value that a text means: `小学`, `primary` and `Primary school` are one.
    func value(of text: String, among choices: [ImportChoice]) -> String? {
        let wanted = text.headingKey
        guard !wanted.isEmpty else { return nil }
        let found = choices.first { choice in
            choice.value.headingKey == wanted || texts(choice.words).contains { $0.headingKey == wanted }
        }
        if let found { return found.value }
        let isYesNo = choices.map(\.value) == ["yes", "no"]
        guard isYesNo else { return nil }
        if Self.yes.contains(wanted) { return "yes" }
        return Self.no.contains(wanted) ? "no" : nil
    }

    private static let yes: Set<String> = ["是", "有", "1", "y", "yes", "true", "√", "✓", "对"]
    private static let no: Set<String> = ["否", "无", "没有", "0", "n", "no", "false", "×", "x"]
}
