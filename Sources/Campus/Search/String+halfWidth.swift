extension String {
    /// Full-width letters, digits and signs as their ASCII twins, the wide space as a space.
    var halfWidth: String {
        var folded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000, 0x00A0: folded.append(" ")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }
}
