extension Polyphones {
    /// Reads `polyphones.yaml`: readings of characters, of words and of family names.
    package init(yaml text: String, file: String) throws(PackProblems) {
        var reader = PackReader(file: file)
        var characters: [Character: [String]] = [:]
        var words: [String: [String]] = [:]
        var surnames: [String: [String]] = [:]
        if let root = reader.root(of: text) {
            let fields = reader.fields(root, required: ["characters"], optional: ["words", "surnames"])
            for (key, place) in reader.present(fields["characters"]) {
                let readings = reader.syllables(place)
                guard key.count == 1, let character = key.first else {
                    reader.report(place, .malformed(key))
                    continue
                }
                characters[character] = readings
            }
            words = reader.wholeWords(fields["words"])
            surnames = reader.wholeWords(fields["surnames"])
        }
        try reader.finish()
        self.init(characters: characters, words: words, surnames: surnames)
    }
}

extension PackReader {
    fileprivate mutating func present(_ place: Place?) -> [(key: String, value: Place)] {
        place.map { entries($0) } ?? []
    }

    /// Syllables with spaces between: `chong qing`.
    fileprivate mutating func syllables(_ place: Place) -> [String] {
        guard let text = text(place) else { return [] }
        let syllables = text.split(separator: " ").map(String.init)
        for syllable in syllables where !Syllables.all.contains(syllable) { report(place, .malformed(syllable)) }
        return syllables
    }

    /// Words that have as many syllables as characters.
    fileprivate mutating func wholeWords(_ place: Place?) -> [String: [String]] {
        var words: [String: [String]] = [:]
        for (word, place) in present(place) {
            let syllables = syllables(place)
            if syllables.count == word.count { words[word] = syllables } else { report(place, .malformed(word)) }
        }
        return words
    }
}
