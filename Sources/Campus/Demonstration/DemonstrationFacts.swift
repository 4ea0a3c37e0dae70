/// Every fact of `SchoolFact` about one school.
package struct DemonstrationFacts: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case choice(String)
        case yesNo(Bool)
        case count(Int)
        case degrees(Double)
        case text(String)
    }

    package var stage: SchoolStage
    package var isPrivate: Bool
    package var setting: String
    package var isKeyProtected: Bool
    package var pupils: Int
    package var boarders: Int
    package var staff: Int
    package var guards: Int
    package var canteen: Bool
    package var bus: Bool
    package var laboratory: Bool
    package var construction: Bool
    package var training: Bool
    package var nightStudy: Bool
    package var address: String
    package var position: Coordinate

    package var boarding: Bool { boarders > 0 }

    package subscript(_ fact: SchoolFact) -> Value {
        switch fact {
        case .stage: .choice(stage.rawValue)
        case .ownership: .choice(isPrivate ? "private" : "public")
        case .setting: .choice(setting)
        case .protection: .choice(isKeyProtected ? "key" : "ordinary")
        case .pupils: .count(pupils)
        case .boarders: .count(boarders)
        case .staff: .count(staff)
        case .guards: .count(guards)
        case .boarding: .yesNo(boarding)
        case .canteen: .yesNo(canteen)
        case .bus: .yesNo(bus)
        case .laboratory: .yesNo(laboratory)
        case .construction: .yesNo(construction)
        case .training: .yesNo(training)
        case .nightStudy: .yesNo(nightStudy)
        case .address: .text(address)
        case .longitude: .degrees(position.longitude)
        case .latitude: .degrees(position.latitude)
        }
    }
}
