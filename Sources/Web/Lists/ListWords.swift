import Campus
import Reports
import Workflows

/// The words of a list: its columns, their values.
struct ListWords: Sendable {
    let list: ListDefinition
    let words: Words

    /// `list.schools.name`; a fact is called as everywhere.
    func label(_ key: String) -> String {
        let own = "list.\(list.name).\(key)"
        return words.has(own) ? words(own) : words("fact.\(key)")
    }

    /// A value of an address in words: `primary` → 小学.
    func value(_ text: String, of column: ListColumn) -> String {
        if text == TableAddress.nothing { return words("list.empty") }
        switch column.kind {
        case .choice(_, let prefix): return words("\(prefix).\(text)")
        case .yesNo: return words(text == "yes" ? "fact.yes" : "fact.no")
        case .text, .number, .date, .instant: return text
        }
    }

    func text(_ cell: Cell, of column: ListColumn) -> String {
        switch cell {
        case .empty: ""
        case .yesNo(let yes): words(yes ? "fact.yes" : "fact.no")
        case .integer(let number): words.grouped(Int(number))
        case .number(let number): "\(number)"
        case .date(let day): day.description
        case .dateTime(let instant): instant.tableText
        case .text(let text): value(text, of: column)
        }
    }
}
