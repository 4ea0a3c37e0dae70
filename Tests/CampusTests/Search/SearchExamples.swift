import Foundation

@testable import Campus

/// Readings as the platform has them: the shipped table over the Mandarin transform of Foundation.
func shippedReadings() throws -> Readings { try shipped.get() }

private let shipped = Result {
    let table = try Polyphones(yaml: shippedPack("names/polyphones.yaml"), file: "polyphones.yaml")
    return Readings(polyphones: table) { character in
        String(character).applyingTransform(.mandarinToLatin, reverse: false)
    }
}

extension NameForms {
    static func school(_ name: String, code: String? = nil, former: [String] = [], short: [String] = []) throws -> NameForms {
        try NameForms(name: name, kind: .school, code: code, formerNames: former, shortNames: short, readings: shippedReadings())
    }

    /// What the index and the check together find.
    func isFound(by typed: String) -> Bool {
        guard let query = NameQuery(typed) else { return false }
        return query.reaches(keys) && query.matches(self)
    }
}

extension NameQuery {
    /// Whether one of the ranges that are looked up holds one of the keys.
    func reaches(_ keys: Set<String>) -> Bool {
        lookups.contains { range in
            keys.contains { key in
                !key.utf8.lexicographicallyPrecedes(range.lower.utf8) && key.utf8.lexicographicallyPrecedes(range.upper.utf8)
            }
        }
    }
}
