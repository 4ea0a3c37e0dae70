import Campus
import Reports

/// Shorter ways to make answers.
extension JSON {
    static func id<Entity>(_ id: Identifier<Entity>) -> JSON { .integer(id.rawValue) }
    static func id<Entity>(_ id: Identifier<Entity>?) -> JSON { id.map { .integer($0.rawValue) } ?? .null }
    static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
    static func day(_ day: LocalDate) -> JSON { .text("\(day)") }
    static func day(_ day: LocalDate?) -> JSON { day.map { .text("\($0)") } ?? .null }
    static func moment(_ moment: Instant) -> JSON { .text(moment.rfc3339) }
    static func moment(_ moment: Instant?) -> JSON { moment.map { .text($0.rfc3339) } ?? .null }
    static func count(_ number: Int) -> JSON { .integer(Int64(number)) }
    static func count(_ number: Int?) -> JSON { number.map { .integer(Int64($0)) } ?? .null }

    static func cell(_ cell: Cell) -> JSON {
        switch cell {
        case .empty: .null
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .date(let day): .day(day)
        case .dateTime(let moment): .moment(moment)
        case .yesNo(let yes): .truth(yes)
        }
    }
}
