/// What the number formats of a workbook make of a number: a date, a padded code, or a number.
final class CellStyles: XmlListener {
    enum Meaning: Equatable {
        case number
        case date
        case dateTime
        case time
        /// Shown with leading zeros up to this many digits.
        case padded(Int)
    }

    private var custom: [Int: Meaning] = [:]
    private var styles: [Meaning] = []
    private var isInCells = false

    init(_ parts: ZipParts, _ part: String?) throws(UnreadableFile) {
        guard let part, let source = try parts.open(part) else { return }
        try XmlStream.read(source, self)
    }

    subscript(style: Int) -> Meaning { styles.indices.contains(style) ? styles[style] : .number }

    func started(_ name: XmlName, _ attributes: XmlAttributes) throws(UnreadableFile) {
        switch name {
        case "numFmt":
            guard let id = attributes.number("numFmtId"), let code = attributes.text("formatCode") else { return }
            custom[id] = Self.meaning(ofFormat: code)
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            guard styles.count < 100_000 else { throw .damaged }
            let id = attributes.number("numFmtId") ?? 0
            styles.append(custom[id] ?? Self.meaning(ofBuiltIn: id))
        default: break
        }
    }

    func ended(_ name: XmlName) {
        if name == "cellXfs" { isInCells = false }
    }

    func heard(_ text: UnsafeBufferPointer<UInt8>) {}

    /// ECMA-376 part 1, section 18.8.30, with the additions for Chinese (27–36, 50–58).
    static func meaning(ofBuiltIn id: Int) -> Meaning {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57, 58: .date
        case 18...21, 32...35, 45...47, 55, 56: .time
        case 22: .dateTime
        default: .number
        }
    }

    /// Looks at the letters of a format code that stand for parts of a date.
    static func meaning(ofFormat code: String) -> Meaning {
        let bare = bareLetters(of: code)
        if bare.count > 1, bare.allSatisfy({ $0 == "0" }) { return .padded(bare.count) }
        if bare.contains("general") { return .number }
        let hasDay = bare.contains("y") || bare.contains("d") || bare.contains("e")
        let hasTime = bare.contains("h") || bare.contains("s")
        if hasDay { return hasTime ? .dateTime : .date }
        if hasTime { return .time }
        return bare.contains("m") ? .date : .number
    }

    /// Without quoted text, escapes, colours and conditions, and only the first section.
    private static func bareLetters(of code: String) -> String {
        var bare = ""
        var isQuoted = false
        var isBracketed = false
        var skip = false
        for character in code.lowercased() {
            if skip {
                skip = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracketed {
                isBracketed = character != "]"
                // [h]:mm counts hours.
                if character == "h" || character == "s" { bare.append(character) }
            } else {
                switch character {
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "\\", "_", "*": skip = true
                case ";": return bare
                default: bare.append(character)
                }
            }
        }
        // 0.00E+00 is a number, not a year of an era.
        return bare.replacing("e+", with: "").replacing("e-", with: "")
    }
}
