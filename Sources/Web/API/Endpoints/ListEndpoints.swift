import Campus
import HTTPTypes
import Workflows

/// Every list of the platform, with the filters of its page.
enum ListEndpoints {
    /// A list may depend on the time, e.g. for which posts run.
    private typealias Making = @Sendable (Instant) -> ListDefinition

    static let all: [Endpoint] = [
        endpoint("api.schools.list") { _ in .schools },
        endpoint("api.units.list") { _ in .units },
        endpoint("api.people.list") { .people(on: $0.localDate) },
        endpoint("api.accounts.list") { .accounts(at: $0) },
        endpoint("api.audit.list") { _ in .audit },
    ]

    private static func endpoint(_ summary: String, _ making: @escaping Making) -> Endpoint {
        let list = making(Instant(milliseconds: 0))
        return Endpoint(
            .get, APIPath(stringLiteral: list.name), summary, may: list.permission, query: parameters(of: list),
            answers: schema(of: list)
        ) { call in
            let list = making(call.work.clock.now())
            let address = try ListAddress(call.query, of: list)
            let page = try await call.work.lists.page(list, address.request, columns: address.columns, for: call.caller)
            return APIAnswer(answer(page))
        }
    }

    static func parameters(of list: ListDefinition) -> [APIParameter] {
        let usual: [APIParameter] = [
            APIParameter("q", .text(longest: 100)), APIParameter("in", .id), APIParameter("sort", .choice(sorts(list))),
            APIParameter("limit", .integer(1...200)), APIParameter("after", .text()), APIParameter("before", .text()),
            APIParameter("columns", .text()),
        ]
        return usual + list.columns.filter(\.canFilter).flatMap(parameters)
    }

    private static func sorts(_ list: ListDefinition) -> [String] {
        list.columns.filter(\.canSort).flatMap { [$0.key, "-\($0.key)"] }
    }

    private static func parameters(of column: ListColumn) -> [APIParameter] {
        let key = column.key
        let isFilled = APIParameter("\(key).is", .choice(["empty", "filled"]))
        switch column.kind {
        case .text: return [APIParameter(key, .word), isFilled]
        case .choice(let values, _): return [APIParameter(key, .choice(values), isRepeated: true), isFilled]
        case .yesNo: return [APIParameter(key, .choice(["yes", "no"])), isFilled]
        case .number, .date, .instant:
            let schema = value(of: column)
            return [APIParameter("\(key).from", schema), APIParameter("\(key).to", schema), APIParameter(key, schema), isFilled]
        }
    }

    // MARK: answers

    private static func schema(of list: ListDefinition) -> Schema {
        let cells = list.columns.map { Schema.Member.may($0.key, value(of: $0)) }
        return .object([
            .needs("rows", .list(.object([.needs("id", .id)] + cells), most: 200)),
            .perhaps("next"), .perhaps("previous"),
            .perhaps("total", .integer(0...Int64.max)),
            .needs("sort"), .needs("columns", .list(.named("Column", column))),
        ])
    }

    private static let column = Schema.object([
        .needs("key"), .needs("kind", .choice(["text", "number", "date", "instant", "yesNo", "choice"])),
        .needs("values", .list(.word)), .needs("canSort", .truth), .needs("canFilter", .truth), .needs("isMasked", .truth),
    ])

    private static func value(of column: ListColumn) -> Schema {
        switch column.kind {
        case .text, .choice: .text(longest: 20_000)
        case .number: .number
        case .date: .day
        case .instant: .moment
        case .yesNo: .truth
        }
    }

    private static func answer(_ page: ListPage) -> JSON {
        let rows = page.lines.map { line in
            JSON.object([("id", .integer(line.id))] + zip(page.columns, line.cells).map { ($0.key, .cell($1)) })
        }
        return .object([
            ("rows", .list(rows)), ("next", .text(page.next?.description)), ("previous", .text(page.previous?.description)),
            ("total", .count(page.total)), ("sort", .text((page.sort.ascending ? "" : "-") + page.sort.key)),
            ("columns", .list(page.columns.map(described))),
        ])
    }

    private static func described(_ column: ListColumn) -> JSON {
        let (kind, values): (String, [String]) =
            switch column.kind {
            case .text: ("text", [])
            case .number: ("number", [])
            case .date: ("date", [])
            case .instant: ("instant", [])
            case .yesNo: ("yesNo", ["yes", "no"])
            case .choice(let values, _): ("choice", values)
            }
        return .object([
            ("key", .text(column.key)), ("kind", .text(kind)), ("values", .list(values.map { .text($0) })),
            ("canSort", .truth(column.canSort)), ("canFilter", .truth(column.canFilter)),
            ("isMasked", .truth(column.isMasked)),
        ])
    }
}
