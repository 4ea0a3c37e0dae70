/// Text inside XML and HTML: markup escaped, characters that XML 1.0 forbids (section 2.2) dropped.
func markup(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecialInMarkup) else { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": safe += "&amp;"
        case "<": safe += "&lt;"
        case ">": safe += "&gt;"
        case "\"": safe += "&quot;"
        case "\t", "\n", "\r": safe.unicodeScalars.append(scalar)
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
        default: safe.unicodeScalars.append(scalar)
        }
    }
    return safe
}

private func isSpecialInMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0xEF: true
    default: false
    }
}
