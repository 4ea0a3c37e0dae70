/// Where something lies: degrees, WGS-84.
package struct DemonstrationPosition: Sendable, Hashable {
    package var longitude: Double
    package var latitude: Double

    package init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }
}

/// A real division of the country, by its real code and name.
package struct DemonstrationDivision: Sendable, Equatable {
    package enum Level: Sendable { case province, city, county, town }

    /// Without the zeros that GB/T 2260 fills up with: `45`, `4504`, `450403`, `450403101`.
    package let code: String
    package let name: String
    package let position: DemonstrationPosition

    package var level: Level {
        switch code.utf8.count {
        case 2: .province
        case 4: .city
        case 6: .county
        default: .town
        }
    }

    package var parentCode: String? {
        switch level {
        case .province: nil
        case .city: String(code.prefix(2))
        case .county: String(code.prefix(4))
        case .town: String(code.prefix(6))
        }
    }

    /// The six-digit code that identity numbers and credit codes carry.
    package var sixDigits: String {
        let digits = code.prefix(6)
        return digits + String(repeating: "0", count: 6 - digits.utf8.count)
    }
}

/// The divisions in which the demonstration takes place; every parent before its children.
package struct DemonstrationDivisions: Sendable, Equatable {
    package let all: [DemonstrationDivision]
    private let places: [String: Int]

    package subscript(_ code: String) -> DemonstrationDivision? { places[code].map { all[$0] } }

    package var cities: [DemonstrationDivision] { all.filter { $0.level == .city } }

    package var counties: [DemonstrationDivision] { all.filter { $0.level == .county } }

    package func counties(of city: String) -> [DemonstrationDivision] {
        all.filter { $0.level == .county && $0.parentCode == city }
    }

    package func towns(of county: String) -> [DemonstrationDivision] {
        all.filter { $0.level == .town && $0.parentCode == county }
    }

    /// Reads the texts of `Packs/divisions/*.csv`; their order does not matter.
    package init(csv texts: [String]) throws(DivisionFileProblem) {
        var found: [String: DemonstrationDivision] = [:]
        for (file, text) in texts.enumerated() {
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
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
