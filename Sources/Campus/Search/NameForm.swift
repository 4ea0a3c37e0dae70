/// A character of a name and how it may be read; letters and digits have no reading but themselves.
struct NameCharacter: Hashable, Sendable {
    let character: Character
    /// The likeliest first.
    let readings: [[Character]]

    init(_ character: Character, _ readings: [String]) {
        self.character = character
        self.readings = readings.map(Array.init)
    }
}

/// One way of writing a name, ready to be searched.
struct NameForm: Hashable, Sendable {
    let characters: [NameCharacter]

    /// At most so many combinations of readings are kept as keys.
    static let mostVariants = 8

    /// Combinations of readings: the likeliest, then those that differ in one character, in two …
    var variants: [[[Character]]] {
        let likeliest = characters.map { $0.readings.first ?? [$0.character] }
        var variants = [likeliest]
        var grown = [(likeliest, -1)]
        while !grown.isEmpty, variants.count < Self.mostVariants {
            var next: [([[Character]], Int)] = []
            for (variant, last) in grown {
                for index in characters.indices where index > last {
                    for reading in characters[index].readings.dropFirst() {
                        var changed = variant
                        changed[index] = reading
                        next.append((changed, index))
                    }
                }
                if variants.count + next.count >= Self.mostVariants { break }
            }
            variants += next.map(\.0)
            grown = next
        }
        return Array(variants.prefix(Self.mostVariants))
    }

    /// Every ending of the characters, of the full pinyin by syllables, and of the initials.
    var keys: Set<String> {
        var keys: Set<String> = []
        for start in characters.indices {
            keys.insert(FoldedName.key(characters[start...].lazy.map(\.character)))
        }
        for variant in variants {
            for start in variant.indices {
                keys.insert(FoldedName.key(variant[start...].lazy.joined()))
                keys.insert(FoldedName.key(variant[start...].lazy.compactMap(\.first)))
            }
        }
        return keys
    }

    /// Syllables of the likeliest readings; a character without one stands for itself.
    var syllables: [String] { characters.map { String($0.readings.first ?? [$0.character]) } }
}

extension NameForm {
    /// Whether a part of the name can be typed like this: characters, syllables and initials in any mixture.
    func contains(_ query: [Character]) -> Bool {
        characters.indices.contains { matches(query, from: $0) }
    }

    private func matches(_ query: [Character], from start: Int) -> Bool {
        var reached: Set<Int> = [0]
        for character in characters[start...] {
            var next: Set<Int> = []
            for position in reached {
                for length in character.lengths(in: query[position...]) {
                    if position + length == query.count { return true }
                    next.insert(position + length)
                }
            }
            if next.isEmpty { return false }
            reached = next
        }
        return query.isEmpty
    }
}

extension NameCharacter {
    /// How many characters at the beginning of a query may stand for this one.
    fileprivate func lengths(in query: ArraySlice<Character>) -> Set<Int> {
        guard let first = query.first else { return [] }
        var lengths: Set<Int> = first == character ? [1] : []
        for reading in readings where reading.first == first {
            lengths.insert(1)
            if query.starts(with: reading) { lengths.insert(reading.count) }
            if reading.starts(with: query) { lengths.insert(query.count) }
            if query.count > 1, reading.count > 1, query.dropFirst().first == reading[1],
                Syllables.wideInitials.contains(String(reading.prefix(2)))
            {
                lengths.insert(2)
            }
        }
        return lengths
    }
}
