import Campus
import Workflows

/// The facts of a school as a few sentences: 办学, 学生, 教职工, 有, 没有, 地址. Who confirmed them is said once at the
/// end, and again only for facts where it was somebody else or another day; each fact says its own when pointed at.
package struct SchoolBasics: Sendable {
    package let section: SectionView
    package let lines: [Line]
    package let sources: [String]
    package let old: MarkView?

    package struct Line: Sendable {
        package let label: String
        package let parts: [Part]
    }

    package struct Part: Sendable {
        package let text: String
        package let source: String?
        /// Stays with the text before it; a line may break at the gap that follows in Latin script.
        package let separator: String
        package let gap: String
    }

    init(_ profile: SchoolProfile, section: SectionView, _ words: Words) {
        let known = KnownFacts(profile, words)
        self.section = section
        lines = [
            known.line("basics.kind", [.stage, .ownership, .setting, .protection], separator: "list.comma"),
            known.line("basics.pupils", [.pupils, .boarders], separator: "list.comma"),
            known.line("basics.staff", [.staff, .guards], separator: "list.comma"),
            known.line("basics.has", KnownFacts.yesNo.filter { known.value($0) == "yes" }, separator: "list.and"),
            known.line("basics.hasnot", KnownFacts.yesNo.filter { known.value($0) == "no" }, separator: "list.and"),
            known.line("basics.address", [.address], separator: "list.and"),
            known.line("basics.missing", profile.missing.map(\.fact), separator: "list.and", isMissing: true),
        ].compactMap { $0 }
        sources = known.sources
        let names = profile.old.filter { $0.confirmedOn != nil }.map { known.name($0.fact) }.joined(separator: words("list.and"))
        old = names.isEmpty ? nil : MarkView(.g3, words("basics.old", ["facts": names]))
    }
}

/// What is known of a school, fact by fact, in words.
private struct KnownFacts {
    static let yesNo = SchoolFact.allCases.filter { $0.shape == .yesNo }

    let facts: [SchoolFact: FactLine]
    let order: [FactLine]
    let words: Words

    init(_ profile: SchoolProfile, _ words: Words) {
        order = profile.facts
        facts = Dictionary(uniqueKeysWithValues: profile.facts.map { ($0.fact, $0) })
        self.words = words
    }

    func value(_ fact: SchoolFact) -> String? { facts[fact]?.value }

    func name(_ fact: SchoolFact) -> String { words("fact.\(fact.rawValue)") }

    /// - Returns: Nothing when none of the facts is known.
    func line(_ label: String, _ asked: [SchoolFact], separator: String, isMissing: Bool = false) -> SchoolBasics.Line? {
        let shown = isMissing ? asked : asked.filter { value($0) != nil }
        guard !shown.isEmpty else { return nil }
        let between = words(separator)
        let parts = shown.enumerated().map { index, fact in
            let isLast = index + 1 == shown.count
            return SchoolBasics.Part(
                text: isMissing ? name(fact) : text(fact), source: facts[fact].flatMap { SchoolPage.source($0, words) },
                separator: isLast ? "" : String(between.prefix(1)), gap: isLast ? "" : String(between.dropFirst()))
        }
        return SchoolBasics.Line(label: words(label), parts: parts)
    }

    private func text(_ fact: SchoolFact) -> String {
        guard let value = value(fact) else { return "" }
        switch fact {
        case .boarders, .guards, .protection:
            if value == "0" { return words("basics.\(fact.rawValue).none") }
            let plain = Int(value).map(words.grouped) ?? FactWords.text(value, of: fact, words)
            return words("basics.\(fact.rawValue)", ["value": plain])
        default: return fact.shape == .yesNo ? name(fact) : FactWords.text(value, of: fact, words)
        }
    }

    /// The most frequent source stands alone; the others name their facts.
    var sources: [String] {
        let told = order.filter { $0.value != nil }.compactMap { line in SchoolPage.source(line, words).map { (line.fact, $0) } }
        let groups = Dictionary(grouping: told, by: { $0.1 })
        let most = groups.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
        let others = groups.filter { $0.key != most }.sorted { $0.key < $1.key }.map { source, lines in
            words("basics.source", ["facts": lines.map { name($0.0) }.joined(separator: words("list.and")), "source": source])
        }
        return [most].compactMap { $0 } + others
    }
}
