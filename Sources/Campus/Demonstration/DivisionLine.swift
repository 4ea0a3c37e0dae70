/// What is wrong with a file of divisions, and where.
package struct DivisionFileProblem: Error, Equatable {
    package enum Reason: Equatable, Sendable {
        case columns
        case code
        case name
        case position
        /// Two files say different things about one code.
        case twoMeanings
        case orphan(String)
    }

    /// Index of the text that was given.
    package let file: Int
    package let line: Int
    package let reason: Reason
}

/// One line `code,name,longitude,latitude`.
enum DivisionLine {
    /// - Returns: `nil` for a comment, the heading and an empty line.
    static func read(
        _ line: Substring, number: Int, file: Int
    ) throws(DivisionFileProblem) -> DemonstrationDivision? {
        let line = line.last == "\r" ? line.dropLast() : line
        if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("code,") { return nil }
        func problem(_ reason: DivisionFileProblem.Reason) -> DivisionFileProblem {
            DivisionFileProblem(file: file, line: number, reason: reason)
        }

        let columns = line.split(separator: ",", omittingEmptySubsequences: false)
        guard columns.count == 4 else { throw problem(.columns) }
        guard let code = shortCode(columns[0]) else { throw problem(.code) }
        guard !columns[1].isEmpty, columns[1].count <= 30 else { throw problem(.name) }
        guard let longitude = Double(columns[2]), let latitude = Double(columns[3]),
            (72...138).contains(longitude), (0.8...56).contains(latitude)
        else { throw problem(.position) }
        return DemonstrationDivision(
            code: code, name: String(columns[1]),
            position: DemonstrationPosition(longitude: longitude, latitude: latitude))
    }

    /// `450000` → `45`, `450400` → `4504`; counties and towns as they are.
    private static func shortCode(_ digits: Substring) -> String? {
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        switch digits.utf8.count {
        case 9: return String(digits)
        case 6 where digits.hasSuffix("0000"): return String(digits.prefix(2))
        case 6 where digits.hasSuffix("00"): return String(digits.prefix(4))
        case 6: return String(digits)
        default: return nil
        }
    }
}
