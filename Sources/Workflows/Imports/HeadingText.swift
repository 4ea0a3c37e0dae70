extension String {
    /// A heading or a choice without what people add to it: spaces, stars, colons, units in brackets, wide letters.
    package var headingKey: String {
        var depth = 0
        var key = ""
        for scalar in unicodeScalars {
            let plain = (0xFF01...0xFF5E).contains(scalar.value)
                ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar
            switch plain {
            case "(", "[", "【", "〔": depth += 1
            case ")", "]", "】", "〕": depth = max(0, depth - 1)
            case "*", ":", "_", "-", "、", "/", ".", "\u{FEFF}": break
            case let other where depth > 0 || other.properties.isWhitespace: break
            default: key.unicodeScalars.append(plain)
            }
        }
        return key.lowercased()
    }

    /// How alike two headings are: shared pairs of characters, 0…1 (Dice).
    func likeness(to other: String) -> Double {
        let (one, two) = (headingKey, other.headingKey)
        guard !one.isEmpty, !two.isEmpty else { return 0 }
        if one == two { return 1 }
        let first = Set(one), second = Set(two)
        let shared = Double(first.intersection(second).count) * 2 / Double(first.count + second.count)
        return one.contains(two) || two.contains(one) ? max(shared, 0.8) : shared
    }
}
