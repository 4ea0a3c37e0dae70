/// Names and queries in the form in which they are compared: half-width, lower case, letters and digits only.
enum FoldedName {
    /// Keys longer than this are cut; so are the queries that look for them.
    static let longestKey = 40

    static func characters(of name: String) -> [Character] {
        name.halfWidth.lowercased().prefix(64).filter(isKept)
    }

    /// Also characters of the private use areas, in which older systems keep rare names.
    private static func isKept(_ character: Character) -> Bool {
        if character.isLetter || character.isNumber { return true }
        guard let scalar = character.unicodeScalars.first?.value else { return false }
        return (0xE000...0xF8FF).contains(scalar) || (0xF0000...0x10FFFD).contains(scalar)
    }

    /// The beginning of a text that fits a key; characters stay whole.
    static func key(_ text: some Sequence<Character>) -> String {
        var key = ""
        var bytes = 0
        for character in text {
            bytes += character.utf8.count
            if bytes > longestKey { break }
            key.append(character)
        }
        return key
    }
}

extension Character {
    /// A letter or digit of ASCII: what pinyin is typed with.
    var isTyped: Bool { isASCII && (isLetter || isNumber) }
}
