/// Spreadsheets run a csv field that begins with one of these; an apostrophe in front makes it text.
///
/// - Source: OWASP, CSV Injection.
enum FormulaGuard {
    static let apostrophe = UInt8(ascii: "'")

    static func isDangerous(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    /// Full-width signs are formulas, too, in East Asian spreadsheets.
    static func needsApostrophe(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return isDangerous(first) || ["＝", "＋", "－", "＠"].contains { text.hasPrefix($0) }
    }
}
