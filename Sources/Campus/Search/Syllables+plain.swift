extension Syllables {
    /// A reading as it comes from outside, without tones: `Lǚ` becomes `lv`.
    ///
    /// - Returns: `nil` for what is no syllable.
    static func plain(_ reading: String) -> String? {
        var plain = ""
        for scalar in reading.lowercased().unicodeScalars {
            if let letter = withoutTone[scalar] { plain.append(letter) } else if scalar == "\u{308}" {
                // u and a separate diaeresis
                if plain.last == "u" { plain.removeLast() }
                plain.append("v")
            } else if !(0x300...0x36F).contains(scalar.value), scalar != "'", scalar != " " {
                plain.unicodeScalars.append(scalar)
            }
        }
        return all.contains(plain) ? plain : nil
    }

    private static let withoutTone: [Unicode.Scalar: Character] = {
        let rows: [(Character, String)] = [
            ("a", "āáǎà"), ("e", "ēéěèê"), ("i", "īíǐì"), ("o", "ōóǒò"), ("u", "ūúǔù"), ("v", "ǖǘǚǜü"), ("n", "ńňǹ"),
        ]
        var letters: [Unicode.Scalar: Character] = [:]
        for (plain, marked) in rows {
            for scalar in marked.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}
