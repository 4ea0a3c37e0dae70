import Campus
import Workflows

/// What a relative time in a filter means today.
struct ListDays: Sendable {
    let today: LocalDate
    /// First day of the running term, or of the last one.
    let term: LocalDate?

    static let names = ["term", "last-month", "last-7"]

    func range(_ name: String) -> (from: LocalDate, to: LocalDate)? {
        switch name {
        case "term": return term.map { ($0, today) }
        case "last-7": return (today.adding(days: -6), today)
        case "last-month":
            let first = today.adding(days: 1 - today.day)
            let last = first.adding(days: -1)
            return (last.adding(days: 1 - last.day), last)
        default: return nil
        }
    }
}

extension TableAddress {
    /// The request a use case understands.
    func request(on days: ListDays) throws(ListRequestFault) -> ListRequest {
        try ListAddress(FormFields(plain(on: days)), of: list).request
    }

    /// The query in the words that the API and exports know too.
    func plainQuery(on days: ListDays) -> String {
        plain(on: days).filter { $0.name != "after" && $0.name != "before" && $0.name != "group" }
            .map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    private func plain(on days: ListDays) -> [Pair] {
        pairs.flatMap { pair -> [Pair] in
            let parts = pair.name.split(separator: ".").map(String.init)
            guard let key = parts.first, list.column(key) != nil else { return [pair] }
            // "Not filled in" stands alone; beside other values it is dropped.
            if parts.count == 1, pair.value == Self.nothing {
                return all(key).allSatisfy { $0 == Self.nothing } ? [("\(key).is", "empty")] : []
            }
            guard parts.last == "is", let range = days.range(pair.value) else { return [pair] }
            return [("\(key).from", range.from.description), ("\(key).to", range.to.description)]
        }
    }
}
