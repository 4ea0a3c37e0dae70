/// Names in the order of a Chinese list: by pinyin, family names read as family names.
package enum NameOrder {
    /// Sorts in byte order: syllables apart, so that 李安 comes before 连; then the characters themselves.
    package static func key(of name: String, kind: NameForms.Kind, readings: Readings) -> String {
        let folded = FoldedName.characters(of: name)
        let syllables = syllables(of: name, kind: kind, readings: readings)
        return syllables.joined(separator: " ") + "\u{1}" + String(folded)
    }

    /// `["yu", "chi", "gong"]`
    package static func syllables(of name: String, kind: NameForms.Kind, readings: Readings) -> [String] {
        let characters = readings.read(FoldedName.characters(of: name), asPerson: kind == .person)
        return NameForm(characters: characters).syllables
    }

    /// The letter under which a name stands in a register; `#` for what has no reading.
    package static func initial(of name: String, kind: NameForms.Kind, readings: Readings) -> String {
        guard let first = syllables(of: name, kind: kind, readings: readings).first?.first, first.isASCII, first.isLetter
        else { return "#" }
        return String(first).uppercased()
    }
}
