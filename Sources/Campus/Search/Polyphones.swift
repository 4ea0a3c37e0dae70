/// Characters with several readings, words that settle them, and the readings of family names.
package struct Polyphones: Hashable, Sendable {
    /// The usual reading first.
    package let characters: [Character: [String]]
    package let words: [String: [String]]
    package let surnames: [String: [String]]

    package init(characters: [Character: [String]], words: [String: [String]], surnames: [String: [String]]) {
        self.characters = characters
        self.words = words
        self.surnames = surnames
    }

    package static let none = Polyphones(characters: [:], words: [:], surnames: [:])
}

/// How characters are read: our table of polyphones over a reading for each single character.
package struct Readings: Sendable {
    package let polyphones: Polyphones
    /// The usual reading of a character, with or without tones; `nil` if it has none.
    package let usual: @Sendable (Character) -> String?

    package init(polyphones: Polyphones, usual: @escaping @Sendable (Character) -> String?) {
        self.polyphones = polyphones
        self.usual = usual
    }

    /// The characters of a name with all their readings, the likeliest first.
    func read(_ name: [Character], asPerson: Bool) -> [NameCharacter] {
        let settled = settled(name, asPerson: asPerson)
        return name.indices.map { index in
            let character = name[index]
            guard !character.isTyped else { return NameCharacter(character, []) }
            var readings = [settled[index]].compactMap { $0 } + polyphones.characters[character, default: []]
            if let usual = usual(character).flatMap(Syllables.plain) { readings.append(usual) }
            // People type both lv and lu for 吕.
            readings += readings.compactMap { $0.contains("v") ? $0.map { $0 == "v" ? "u" : String($0) }.joined() : nil }
            var seen: Set<String> = []
            return NameCharacter(character, readings.filter { seen.insert($0).inserted })
        }
    }

    /// The readings that a family name or a word settles, by position.
    private func settled(_ name: [Character], asPerson: Bool) -> [Int: String] {
        var settled: [Int: String] = [:]
        for start in name.indices {
            for length in [4, 3, 2] where start + length <= name.count {
                guard let word = polyphones.words[String(name[start..<start + length])] else { continue }
                for (offset, reading) in word.enumerated() where settled[start + offset] == nil {
                    settled[start + offset] = reading
                }
            }
        }
        guard asPerson else { return settled }
        for length in [2, 1] where length <= name.count {
            guard let surname = polyphones.surnames[String(name.prefix(length))] else { continue }
            for (offset, reading) in surname.enumerated() { settled[offset] = reading }
            break
        }
        return settled
    }
}
