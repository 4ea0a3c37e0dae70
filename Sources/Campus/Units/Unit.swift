/// A node of the tree: a division of the country or an organisation that works in one.
package struct Unit: Sendable, Equatable {
    package typealias ID = Identifier<Unit>

    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A division by GB/T 2260 and GB/T 10114: province, city, county, town, village.
        case division
        /// An education bureau (教育局) or a town's central school acting as one (中心学校).
        case bureau
        /// A section of a bureau (安全股, 后勤办 …).
        case section
        case school
        /// A second site of a school.
        case campus
        /// Public security, fire, market supervision, health, transport, water …
        case department
        /// Bus operators, guards' firms, suppliers of meals.
        case company
    }

    package enum State: String, Sendable, Codable, CaseIterable {
        /// Entered, not open yet.
        case planned
        case open
        case closed
    }

    package let id: ID
    package var kind: Kind
    package var parent: ID?
    /// Segments from the root, each ended by `/`: `45/4504/450405/u812/`. Never contains the name.
    package var path: String
    /// Division code (2, 4, 6, 9 or 12 digits), school code (10 digits), credit code, or none.
    package var code: String?
    package var name: String
    package var shortName: String
    package var state: State
    /// Field of a department or company: `police`, `fire`, `market` …; `nil` for the others.
    package var domain: Domain?
    package var version: Int64

    package init(
        id: ID, kind: Kind, parent: ID?, path: String, code: String?, name: String, shortName: String,
        state: State, domain: Domain? = nil, version: Int64 = 1
    ) {
        self.id = id
        self.kind = kind
        self.parent = parent
        self.path = path
        self.code = code
        self.name = name
        self.shortName = shortName
        self.state = state
        self.domain = domain
        self.version = version
    }

    /// What a department answers for, or what a company does.
    package enum Domain: String, Sendable, Codable, CaseIterable {
        case police, fire, market, health, transport, water, emergency, housing, urban, culture, justice, finance
        case busOperator, security, catering
    }
}
