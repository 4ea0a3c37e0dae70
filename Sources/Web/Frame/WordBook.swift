/// The words of every language, the first being the one for people who chose none.
package struct WordBook: Sendable {
    package static let first = "zh-CN"

    private let languages: [String: Words]

    /// - Parameter tables: Language to key to text, as read from the words' files.
    package init(_ tables: [String: [String: String]]) {
        languages = Dictionary(
            uniqueKeysWithValues: tables.map { ($0.key, Words(language: $0.key, entries: $0.value)) })
    }

    package var codes: [String] { languages.keys.sorted { $0 == Self.first || ($1 != Self.first && $0 < $1) } }

    package subscript(language: String) -> Words {
        languages[language] ?? languages[Self.first] ?? Words(language: Self.first, entries: [:])
    }

    package func speaks(_ language: String) -> Bool { languages[language] != nil }

    /// Keys that one language has and another lacks, as `en: frame.search`; empty when all are complete.
    package var gaps: [String] {
        let all = languages.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
        return codes.flatMap { code in all.subtracting(self[code].keys).sorted().map { "\(code): \($0)" } }
    }
}
