import Campus

/// A JSON value on its way out, with its members in the order they were written.
package enum JSON: Sendable {
    case null
    case truth(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    package var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .truth(let truth): text += truth ? "true" : "false"
        case .integer(let number): text += "\(number)"
        case .number(let number): text += number.isFinite ? "\(number)" : "null"
        case .text(let value): text += value.asJSON
        case .list(let values): write(values, "[", "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            write(members, "{", "}", to: &text) { member, text in
                text += member.0.asJSON + ":"
                member.1.write(to: &text)
            }
        }
    }

    private func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to text: inout String, _ one: (Item, inout String) -> Void
    ) {
        text += open
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            one(item, &text)
        }
        text += close
    }
}
