/// Letters that may be full pinyin, initials, or a mixture, and which keys they can stand for.
enum TypedPinyin {
    /// At most so many readings of the letters are looked up, those with the fewest characters first.
    static let mostPrefixes = 12

    /// What was typed itself, which covers full pinyin, initials, codes and foreign names, and the initials of
    /// every mixture: `wuzhouyz` is also `wzyz`.
    static func prefixes(of letters: [Character]) -> [String] {
        let typed = FoldedName.key(letters)
        let mixtures = mixtures(Array(letters.prefix(24)))
            .map { FoldedName.key($0) }
            .filter { $0.count > 1 && $0 != typed }
            .sorted { ($0.count, $0) < ($1.count, $1) }
        return [typed] + mixtures.prefix(mostPrefixes - 1)
    }

    /// A way of reading the first letters: the initials so far, and whether an initial stood for a syllable.
    private struct Reading: Hashable {
        var initials: [Character]
        var isMixed: Bool
    }

    private static func mixtures(_ letters: [Character]) -> Set<[Character]> {
        var ways: [Set<Reading>] = Array(repeating: [], count: letters.count + 1)
        ways[0] = [Reading(initials: [], isMixed: false)]
        for start in letters.indices {
            let begun = ways[start].sorted { $0.initials.count < $1.initials.count }.prefix(32)
            for (length, isMixed) in tokens(letters[start...]) {
                for way in begun {
                    ways[start + length].insert(
                        Reading(initials: way.initials + [letters[start]], isMixed: way.isMixed || isMixed))
                }
            }
        }
        return Set(ways[letters.count].filter(\.isMixed).map(\.initials))
    }

    /// How many letters may stand for one character here, and whether they are only its initial.
    private static func tokens(_ letters: ArraySlice<Character>) -> [(length: Int, isMixed: Bool)] {
        guard let first = letters.first else { return [] }
        if first.isNumber { return [(1, false)] }
        var tokens: [(Int, Bool)] = [(1, !Syllables.all.contains(String(first)))]
        for length in 2...Syllables.longest where length <= letters.count {
            let text = String(letters.prefix(length))
            if Syllables.all.contains(text) {
                tokens.append((length, false))
            } else if Syllables.wideInitials.contains(text) {
                tokens.append((length, true))
            } else if length == letters.count, Syllables.beginnings.contains(text) {
                tokens.append((length, false))
            }
        }
        return tokens
    }
}
