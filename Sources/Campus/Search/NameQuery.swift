/// What somebody typed to find a name: terms that must all be met.
package struct NameQuery: Hashable, Sendable {
    /// A half-open range of keys: `key >= lower AND key < upper`, in byte order.
    package struct KeyRange: Hashable, Sendable {
        package let lower: String
        package let upper: String
    }

    private let terms: [[Character]]

    /// - Returns: `nil` if nothing is left to search for.
    package init?(_ typed: String) {
        terms = typed.halfWidth.prefix(100).split(whereSeparator: \.isWhitespace).prefix(6)
            .map { FoldedName.characters(of: String($0)) }
            .filter { !$0.isEmpty }
        if terms.isEmpty { return nil }
    }

    package func matches(_ forms: NameForms) -> Bool { terms.allSatisfy(forms.contains) }

    /// Where to look in the index: whatever matches has a key in at least one of these ranges.
    ///
    /// The other way round is not sure, so what is found there is verified with `matches`.
    package var lookups: [KeyRange] { prefixes.map(KeyRange.init(prefix:)) }

    var prefixes: [String] {
        let chosen = terms.max { Self.weight(of: $0) < Self.weight(of: $1) } ?? []
        if let written = Self.longestWritten(in: chosen) { return [FoldedName.key(written)] }
        return TypedPinyin.prefixes(of: chosen)
    }

    /// A written character tells more than a typed letter.
    private static func weight(of term: [Character]) -> Int {
        (longestWritten(in: term)?.count ?? 0) * 10 + term.count
    }

    /// The longest run that can only stand for itself: written characters and the digits beside them.
    private static func longestWritten(in term: [Character]) -> ArraySlice<Character>? {
        term.split { $0.isTyped && $0.isLetter }
            .filter { !$0.allSatisfy(\.isTyped) }
            .max { String($0).utf8.count < String($1).utf8.count }
    }
}

extension NameQuery.KeyRange {
    /// All keys that begin with `prefix`.
    init(prefix: String) {
        lower = prefix
        var scalars = Array(prefix.unicodeScalars)
        var next: Unicode.Scalar?
        while next == nil, let last = scalars.popLast() {
            // U+E000 follows U+D7FF; nothing follows U+10FFFF.
            next = Unicode.Scalar(last.value == 0xD7FF ? 0xE000 : last.value + 1)
        }
        if let next { scalars.append(next) }
        upper = String(String.UnicodeScalarView(scalars))
    }
}
