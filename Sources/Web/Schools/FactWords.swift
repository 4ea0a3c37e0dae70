import Campus
import Workflows

/// A fact in words: `primary` → 小学, `yes` → 有, `1204` → 1,204 人.
enum FactWords {
    static func text(_ value: String, of fact: SchoolFact, _ words: Words) -> String {
        if value.isEmpty { return words("fact.unknown") }
        switch fact.shape {
        case .choice: return words("fact.\(fact.rawValue).\(value)")
        case .yesNo: return words(value == "yes" ? "fact.yes" : "fact.no")
        case .count: return Int(value).map { words("fact.people", ["count": words.grouped($0)]) } ?? value
        case .degrees, .text: return value
        }
    }

    /// What is wrong with a fact, with its limits.
    static func problem(_ key: String, of fact: SchoolFact, _ words: Words) -> String {
        switch fact.shape {
        case .count(let range, _): words("problem.\(key)", ["low": "\(range.lowerBound)", "high": words.grouped(range.upperBound)])
        case .degrees(let range): words("problem.\(key)", ["low": "\(range.lowerBound)", "high": "\(range.upperBound)"])
        case .text(let longest): words("problem.\(key)", ["longest": "\(longest)"])
        case .choice, .yesNo: words("problem.\(key)")
        }
    }
}
