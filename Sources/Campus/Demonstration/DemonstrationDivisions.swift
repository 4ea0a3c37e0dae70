/// A real division of the country, by its real code and name.
package struct DemonstrationDivision: Sendable, Equatable {
    package let divisionCode: DivisionCode
    package let name: String
    package let position: Coordinate

    /// Without the zeros that GB/T 2260 fills up with: `45`, `4504`, `450403`, `450403101`.
    package var code: String { divisionCode.digits }

    package var level: DivisionCode.Level { divisionCode.level }

    package var parentCode: String? { divisionCode.parent?.digits }

    /// The six-digit code that identity numbers and credit codes carry.
    package var sixDigits: String { String(divisionCode.padded.prefix(6)) }
}

/// The divisions in which the demonstration takes place; every parent before its children.
package struct DemonstrationDivisions: Sendable, Equatable {
    package let all: [DemonstrationDivision]
    private let places: [String: Int]

    package subscript(_ code: String) -> DemonstrationDivision? { places[code].map { all[$0] } }

    package var cities: [DemonstrationDivision] { all.filter { $0.level == .prefecture } }

    package var counties: [DemonstrationDivision] { all.filter { $0.level == .county } }

    package func counties(of city: String) -> [DemonstrationDivision] {
        all.filter { $0.level == .county && $0.parentCode == city }
    }

    package func towns(of county: String) -> [DemonstrationDivision] {
        all.filter { $0.level == .township && $0.parentCode == county }
    }

    /// Reads the texts of `Packs/divisions/*.csv`; their order does not matter.
    package init(csv texts: [String]) throws(DivisionFileProblem) {
        var found: [String: DemonstrationDivision] = [:]
        for (file, text) in texts.enumerated() {
            for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
                guard let division = try DivisionLine.read(line, number: number + 1, file: file) else { continue }
                if let earlier = found[division.code], earlier != division {
                    throw DivisionFileProblem(file: file, line: number + 1, reason: .twoMeanings)
                }
                found[division.code] = division
            }
        }
        // Shorter codes are prefixes of their children's: the order of the text is the order of the tree.
        let sorted = found.values.sorted { $0.code < $1.code }
        for division in sorted {
            guard let parent = division.parentCode, found[parent] == nil else { continue }
            throw DivisionFileProblem(file: 0, line: 0, reason: .orphan(division.code))
        }
        all = sorted
        places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.code, $0) })
    }
}
