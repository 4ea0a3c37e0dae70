/// Everything under which a school, person or place is found (G-47).
package struct NameForms: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable { case school, person, place }

    private let forms: [NameForm]
    private let codes: [[Character]]
    private let tails: [[Character]]

    /// - Parameters:
    ///   - shortNames: As people entered them; the usual ones of a school are made by rule besides.
    ///   - tails: Last digits of telephone or identity numbers, found only if typed completely.
    package init(
        name: String, kind: Kind, code: String? = nil, formerNames: [String] = [], shortNames: [String] = [],
        tails: [String] = [], readings: Readings
    ) {
        var seen: Set<[Character]> = []
        let written = [name] + formerNames + shortNames
        let made = kind == .school ? ([name] + formerNames).flatMap(ShortNames.usual) : []
        forms = (written + made)
            .map(FoldedName.characters)
            .filter { !$0.isEmpty && seen.insert($0).inserted }
            .map { NameForm(characters: readings.read($0, asPerson: kind == .person)) }
        codes = [code].compactMap { $0.map(FoldedName.characters) }.filter { !$0.isEmpty }
        self.tails = tails.map(FoldedName.characters).filter { !$0.isEmpty }
    }

    /// What an index stores for a name: looking for keys that begin with what was typed finds any part.
    package var keys: Set<String> {
        var keys = forms.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
        for code in codes {
            for start in code.indices { keys.insert(FoldedName.key(code[start...])) }
        }
        for tail in tails { keys.insert(FoldedName.key(tail)) }
        return keys
    }

    func contains(_ term: [Character]) -> Bool {
        tails.contains(term) || codes.contains { $0.contains(term) } || forms.contains { $0.contains(term) }
    }
}

extension Array where Element: Equatable {
    /// Whether `part` stands in here without gaps.
    fileprivate func contains(_ part: [Element]) -> Bool {
        guard !part.isEmpty, part.count <= count else { return part.isEmpty }
        return (0...(count - part.count)).contains { self[$0...].starts(with: part) }
    }
}
