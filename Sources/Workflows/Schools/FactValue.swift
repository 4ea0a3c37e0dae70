package import Campus
import Store

/// A fact's value, parsed by its shape; nothing when nobody knows.
struct FactValue: Equatable {
    let sql: SQLValue
    /// As the record's history and the API write it: `312`, `yes`, `primary`.
    let text: String?

    static let unknown = FactValue(sql: .null, text: nil)

    enum Problem: String, Error { case choice, number, range, long = "too-long" }

    private init(sql: SQLValue, text: String?) {
        self.sql = sql
        self.text = text
    }

    init(_ typed: String, of fact: SchoolFact) throws(Problem) {
        let text = typed.squeezed
        guard !text.isEmpty else {
            self = .unknown
            return
        }
        switch fact.shape {
        case .choice(let values):
            guard values.contains(text) else { throw .choice }
            self.init(sql: .text(text), text: text)
        case .yesNo:
            guard text == "yes" || text == "no" else { throw .choice }
            self.init(sql: .integer(text == "yes" ? 1 : 0), text: text)
        case .count(let range, _):
            guard let number = Int(text.filter { $0 != "," }) else { throw .number }
            guard range.contains(number) else { throw .range }
            self.init(sql: .integer(Int64(number)), text: "\(number)")
        case .degrees(let range):
            guard let number = Double(text), number.isFinite else { throw .number }
            guard range.contains(number) else { throw .range }
            self.init(sql: .real(number), text: "\(number)")
        case .text(let longest):
            guard text.count <= longest else { throw .long }
            self.init(sql: .text(text), text: text)
        }
    }

    /// From the column of `school`.
    init(stored: SQLValue, of fact: SchoolFact) {
        switch (fact.shape, stored) {
        case (.yesNo, .integer(let number)): self.init(sql: stored, text: number != 0 ? "yes" : "no")
        case (_, .integer(let number)): self.init(sql: stored, text: "\(number)")
        case (_, .real(let number)): self.init(sql: stored, text: "\(number)")
        case (_, .text(let text)): self.init(sql: stored, text: text)
        case (_, .null), (_, .blob): self = .unknown
        }
    }
}

/// Facts as somebody typed them: those of the form, each empty text meaning "not known".
package struct SchoolFactsForm: Sendable, Equatable {
    package var texts: [SchoolFact: String]

    package init(_ texts: [SchoolFact: String]) { self.texts = texts }

    /// - Parameter present: The facts as they stand, for checks between facts of which only one was typed.
    func parsed(beside present: [SchoolFact: FactValue]) throws(FormProblems) -> [SchoolFact: FactValue] {
        var problems = FormProblems()
        var values: [SchoolFact: FactValue] = [:]
        for (fact, text) in texts {
            do {
                values[fact] = try FactValue(text, of: fact)
            } catch {
                problems.add(fact.rawValue, error.rawValue)
            }
        }
        Self.checkTogether(present.merging(values) { _, typed in typed }, &problems)
        try problems.throwIfAny()
        return values
    }

    private static func checkTogether(_ values: [SchoolFact: FactValue], _ problems: inout FormProblems) {
        func number(_ fact: SchoolFact) -> Int64? {
            if case .integer(let number) = values[fact]?.sql { number } else { nil }
        }
        if let boarders = number(.boarders) {
            if let pupils = number(.pupils), boarders > pupils { problems.add("boarders", "fact.boarders-above-pupils") }
            if boarders > 0, number(.boarding) == 0 { problems.add("boarders", "fact.boarders-without-boarding") }
        }
        let longitude = values[.longitude]?.sql ?? .null
        let latitude = values[.latitude]?.sql ?? .null
        if longitude == .null, latitude != .null { problems.add("longitude", "fact.half-position") }
        if latitude == .null, longitude != .null { problems.add("latitude", "fact.half-position") }
    }
}
