/// The words of one language: flat keys, `{name}` for what is put in.
///
/// A number decides between forms as `{count?school:schools}`: the first for exactly one, the second otherwise.
/// Chinese has one form and needs none of it.
package struct Words: Sendable {
    package let language: String
    private let entries: [String: String]

    package init(language: String, entries: [String: String]) {
        self.language = language
        self.entries = entries
    }

    /// The words for `key`. An unknown key is shown as itself, so that it is seen and reported.
    package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let text = entries[key] else { return key }
        return values.isEmpty ? text : WordPattern(text).filled(with: values)
    }

    package func callAsFunction(_ key: String, count: Int) -> String {
        self(key, ["count": grouped(count)])
    }

    package func has(_ key: String) -> Bool { entries[key] != nil }

    package var keys: Set<String> { Set(entries.keys) }

    /// The words whose key starts with `prefix`, for the scripts of the page.
    package func below(_ prefix: String) -> [String: String] {
        entries.filter { $0.key.hasPrefix(prefix) }
    }

    /// `1204567` as `1,204,567`, in both languages.
    package func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }
}
