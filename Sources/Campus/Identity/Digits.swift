/// The values of ASCII digits; `nil` where anything else stands, so that `１` and `1` are never confused.
func digits(of text: some StringProtocol) -> [Int]? {
    var values: [Int] = []
    for byte in text.utf8 {
        guard (48...57).contains(byte) else { return nil }
        values.append(Int(byte) - 48)
    }
    return values
}

func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
}
