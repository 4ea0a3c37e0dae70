import Campus
import Documents
import Reports
package import Workflows

extension WordBook {
    /// What comes in and goes out as files, in these words.
    package var exchange: Exchange {
        Exchange(tables: .documents, vocabulary: vocabulary) { order, now in try ExportPlans(words: self[order.language]).plan(order, now) }
    }
}

/// Turns an order into a list, its columns and a file in the making.
struct ExportPlans {
    let words: Words

    /// Every list of the platform by its name. A new list adds its line.
    static func list(_ name: String, at now: Instant) -> ListDefinition? {
        switch name {
        case "schools": .schools
        case "units": .units
        case "people": .people(on: now.localDate)
        case "accounts": .accounts(at: now)
        case "audit": .audit
        default: nil
        }
    }

    func plan(_ order: ExportOrder, _ now: Instant) throws -> ExportPlan {
        guard let list = Self.list(order.list, at: now) else { throw ExportRefusal.unknownList }
        guard let format = TableFormat(rawValue: order.format) else { throw ExportRefusal.unknownFormat }
        let address = try ListAddress(FormFields(urlEncoded: order.query), of: list)
        let columns = try chosen(list, address, all: order.allColumns)
        let face = ExportFace(list: list, words: words)
        return ExportPlan(
            list: list, request: address.request, columns: columns, title: face.title, filter: face.filter(address.request),
            fileExtension: format.fileExtension
        ) { path, cover in
            try face.sink(format, path, columns, cover)
        }
    }

    private func chosen(_ list: ListDefinition, _ address: ListAddress, all: Bool) throws -> [ListColumn] {
        // Numbers that only name a row are for links, not for people.
        if all { return list.columns.filter { $0.canFilter || $0.canSort || $0.isMasked || $0.isShown } }
        guard let keys = address.columns else { return list.columns.filter(\.isShown) }
        return try keys.map { key in
            guard let column = list.column(key) else { throw ListRequestFault.unknownColumn(key) }
            return column
        }
    }
}

/// A list in words: titles, cells, the filter as a sentence.
struct ExportFace: Sendable {
    let list: ListDefinition
    let words: Words

    var title: String { words("export.list.\(list.name)") }

    func label(_ key: String) -> String {
        let own = "list.\(list.name).\(key)"
        return words.has(own) ? words(own) : words.has("fact.\(key)") ? words("fact.\(key)") : key
    }

    func filter(_ request: ListRequest) -> String {
        var parts: [String] = []
        if !request.search.isEmpty { parts.append(said("export.filter.search", request.search)) }
        if let branch = request.branch { parts.append(said("export.filter.branch", "\(branch)")) }
        parts += request.filters.map { filter in
            let test = text(filter)
            return words("export.filter.column", ["column": label(filter.key), "what": test])
        }
        return parts.joined(separator: words("export.filter.and"))
    }

    private func said(_ key: String, _ what: String) -> String { words(key, ["what": what]) }

    private func text(_ filter: ListFilter) -> String {
        switch filter.test {
        case .among(let values): values.map { value($0, list.column(filter.key)) }.joined(separator: words("export.filter.or"))
        case .range(let from, let to): "\(from ?? "")–\(to ?? "")"
        case .holds(let text): said("export.filter.holds", text)
        case .empty: words("export.filter.empty")
        case .filled: words("export.filter.filled")
        }
    }

    private func value(_ text: String, _ column: ListColumn?) -> String {
        switch column?.kind {
        case .choice(_, let prefix): words("\(prefix).\(text)")
        case .yesNo: words(text == "yes" ? "fact.yes" : "fact.no")
        case .text, .number, .date, .instant, nil: text
        }
    }

    // MARK: the file

    func sink(_ format: TableFormat, _ path: String, _ columns: [ListColumn], _ cover: TableCover) throws -> ExportSink {
        let tableColumns = columns.map(tableColumn)
        let writer = try Self.refusing {
            try TableWriter.make(format: format, to: path, columns: tableColumns, cover: cover, labels: TableLabels(words))
        }
        // Words of choices are looked up once, not for each of a million rows.
        let texts = columns.map(valueWords)
        return ExportSink(
            append: { cells in
                let worded = zip(cells, texts).map { cell, words -> Cell in
                    guard let words, case .text(let text) = cell else { return cell }
                    return .text(words[text] ?? text)
                }
                try Self.refusing { try writer.append(row: worded) }
            },
            finish: { try Self.refusing { try writer.finish() } }, cancel: { writer.cancel() })
    }

    private func valueWords(_ column: ListColumn) -> [String: String]? {
        guard case .choice(let values, let prefix) = column.kind else { return nil }
        return Dictionary(values.map { ($0, words("\(prefix).\($0)")) }) { first, _ in first }
    }

    private func tableColumn(_ column: ListColumn) -> Reports.TableColumn {
        let title = label(column.key)
        let (kind, width): (Reports.TableColumn.Kind, Int) =
            switch column.kind {
            case .text: (.text, 22)
            case .number: (.number, 10)
            case .date: (.date, 12)
            case .instant: (.dateTime, 18)
            case .yesNo: (.yesNo, 8)
            case .choice: (.text, 16)
            }
        return Reports.TableColumn(key: column.key, title: title, kind: kind, width: max(width, title.count * 2 + 2))
    }

    private static func refusing<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch WritingFailure.tooManyRows(let limit) {
            throw ExportRefusal.tooManyRows(limit)
        } catch WritingFailure.diskFull {
            throw ExportRefusal.diskFull
        }
    }
}

extension TableLabels {
    init(_ words: Words) {
        self.init(
            title: words("export.cover.title"), unit: words("export.cover.unit"), filter: words("export.cover.filter"),
            noFilter: words("export.cover.noFilter"), time: words("export.cover.time"), person: words("export.cover.person"),
            rowCount: words("export.cover.rows"), yes: words("fact.yes"), no: words("fact.no"),
            coverSheet: words("export.cover.sheet"), rowsSheet: words("export.cover.rowsSheet"),
            pageOfPages: words("export.cover.page"), language: words.language)
    }
}
