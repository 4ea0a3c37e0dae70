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
        if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("code,") { return nil }
        func problem(_ reason: DivisionFileProblem.Reason) -> DivisionFileProblem {
            DivisionFileProblem(file: file, line: number, reason: reason)
        }

        let columns = line.split(separator: ",", omittingEmptySubsequences: false)
        guard columns.count == 4 else { throw problem(.columns) }
        // A town is the lowest that the demonstration knows.
        guard let code = try? DivisionCode(String(columns[0])), code.level <= .township else { throw problem(.code) }
        guard !columns[1].isEmpty, columns[1].count <= 30 else { throw problem(.name) }
        guard let longitude = Double(columns[2]), let latitude = Double(columns[3]),
            (72...138).contains(longitude), (0.8...56).contains(latitude),
            let position = Coordinate(longitude: longitude, latitude: latitude)
        else { throw problem(.position) }
        return DemonstrationDivision(divisionCode: code, name: String(columns[1]), position: position)
    }
}
