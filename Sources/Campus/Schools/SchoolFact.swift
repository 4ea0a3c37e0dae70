/// A fact about a school that decides what binds it.
///
/// Each fact is asked once, says who confirmed it and when, and grows old after a term (SCH-03).
/// The raw value is the column of `school`, the key of the API and the column of an import.
package enum SchoolFact: String, Sendable, Codable, CaseIterable {
    case stage
    case ownership
    case setting
    case protection
    case pupils
    case boarders
    case staff
    case guards
    case boarding
    case canteen
    case bus
    case laboratory
    case construction
    case training
    case nightStudy = "night_study"
    case address
    case longitude
    case latitude

    package enum Shape: Sendable, Equatable {
        case choice([String])
        case yesNo
        /// A whole number in `unit`, within the range.
        case count(ClosedRange<Int>, unit: String)
        case degrees(ClosedRange<Double>)
        case text(longest: Int)
    }

    package var shape: Shape {
        switch self {
        case .stage: .choice(SchoolStage.allCases.map(\.rawValue))
        case .ownership: .choice(["public", "private"])
        case .setting: .choice(["urban", "town", "rural", "mountain"])
        case .protection: .choice(["key", "ordinary"])
        case .pupils, .boarders: .count(0...50_000, unit: "人")
        case .staff: .count(0...10_000, unit: "人")
        case .guards: .count(0...500, unit: "人")
        case .boarding, .canteen, .bus, .laboratory, .construction, .training, .nightStudy: .yesNo
        case .address: .text(longest: 100)
        case .longitude: .degrees(72...138)
        case .latitude: .degrees(0.8...56)
        }
    }
}

/// The kind of a school, by the type digits of the school code (学校（机构）标识码).
package enum SchoolStage: String, Sendable, Codable, CaseIterable {
    case kindergarten
    case primary
    case teachingPoint
    case nineYear
    case junior
    case senior
    case complete
    case vocational
    case special
    case trainingInstitution
}
