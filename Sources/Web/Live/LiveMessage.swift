import Workflows

/// One message of the stream (WHATWG HTML, 9.2 server-sent events). What the page does with it is in `live.js`.
enum LiveMessage {
    /// Numbers beside `data-count` words of the frame.
    case counts([(String, Int)])
    /// Something changed that a part of the page may show.
    case changed(LiveWork.Change)
    /// New or changed rows of a list, said behind a line above it.
    case fresh(list: String, count: Int)
    /// The line is alive; the page says until when it was.
    case beat

    /// - Parameter id: The number up to which a broken line has heard everything.
    func text(id: Int64?) -> String {
        (id.map { "id: \($0)\n" } ?? "") + "event: \(name)\ndata: \(content.text)\n\n"
    }

    private var name: String {
        switch self {
        case .counts: "counts"
        case .changed: "changed"
        case .fresh: "fresh"
        case .beat: "beat"
        }
    }

    private var content: JSON {
        switch self {
        case .counts(let counts): .object(counts.map { ($0.0, .integer(Int64($0.1))) })
        case .changed(let change): .object([("topic", .text(change.topic)), ("subject", .text(change.subject))])
        case .fresh(let list, let count): .object([("list", .text(list)), ("count", .integer(Int64(count)))])
        case .beat: .object([])
        }
    }
}

extension LiveMessage {
    /// The lists in which a kind of thing stands.
    private static let lists = [
        "school": "schools", "unit": "units", "person": "people", "account": "accounts", "import": "imports",
    ]

    /// What a batch of changes says, each thing once however often it changed.
    static func messages(of changes: [LiveWork.Change]) -> [(id: Int64, LiveMessage)] {
        var newest: [String: LiveWork.Change] = [:]
        for change in changes { newest["\(change.topic)/\(change.subject)"] = change }
        let once = newest.values.sorted { $0.id < $1.id }
        var rows: [String: Int] = [:]
        for change in once { if let list = lists[change.topic] { rows[list, default: 0] += 1 } }
        guard let last = once.last?.id else { return [] }
        return once.map { ($0.id, .changed($0)) }
            + rows.sorted { $0.key < $1.key }.map { (last, .fresh(list: $0.key, count: $0.value)) }
    }
}
