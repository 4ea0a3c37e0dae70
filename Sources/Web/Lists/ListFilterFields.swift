import Campus
import Workflows

/// The fields above a table: one for each column that is shown or filtered, fitting its kind (T-04).
struct ListFilterFields {
    let address: TableAddress
    let words: ListWords
    let columns: [ListColumn]
    /// The branch chosen now.
    let branch: ChosenView?

    var fields: [FieldView] {
        let keys = Set(columns.map(\.key) + address.filtered)
        let filterable = address.list.columns.filter { $0.canFilter && keys.contains($0.key) }
        return [branchField] + filterable.flatMap(fields) + [groupField, columnsField]
    }

    private var branchField: FieldView {
        .picker(
            "in", words.words("list.branch"), from: "/units/search.json?kind=division,bureau,school",
            chosen: branch.map { [$0] } ?? [])
    }

    private func fields(of column: ListColumn) -> [FieldView] {
        let name = "\(column.key)"
        let label = words.label(column.key)
        switch column.kind {
        case .text:
            return [.text(name, label, value: address.first(name), placeholder: words.words("list.holds"), longest: 40)]
        case .choice(let values, _): return [choices(column, name, label, values + [TableAddress.nothing])]
        case .yesNo: return [choices(column, name, label, ["yes", "no", TableAddress.nothing])]
        case .number:
            return [
                .number("\(name).from", words.words("list.from", ["what": label]), value: address.first("\(name).from")),
                .number("\(name).to", words.words("list.to", ["what": label]), value: address.first("\(name).to")),
            ]
        case .date, .instant:
            return [
                .text("\(name).from", words.words("list.from", ["what": label]), value: address.first("\(name).from"), placeholder: "2026-09-01", inputMode: "numeric"),
                .text("\(name).to", words.words("list.to", ["what": label]), value: address.first("\(name).to"), placeholder: "2026-11-21", inputMode: "numeric"),
                days(column, label),
            ]
        }
    }

    private func choices(_ column: ListColumn, _ name: String, _ label: String, _ values: [String]) -> FieldView {
        let chosen = address.all(name)
        return .choices(
            name, label, values.map { ChoiceView($0, words.value($0, of: column), isChosen: chosen.contains($0)) })
    }

    private func days(_ column: ListColumn, _ label: String) -> FieldView {
        let name = "\(column.key).is"
        let chosen = address.first(name)
        return .choice(
            name, words.words("list.when", ["what": label]),
            (ListDays.names + ["empty", "filled"]).map { ChoiceView($0, words.words("list.days.\($0)"), isChosen: $0 == chosen) },
            folded: true)
    }

    private var groupField: FieldView {
        let groups = address.list.columns.filter { column in
            switch column.kind {
            case .choice, .yesNo: true
            case .text: ["place", "county"].contains(column.key)
            case .number, .date, .instant: false
            }
        }
        return .choice(
            "group", words.words("list.group"),
            groups.map { ChoiceView($0.key, words.label($0.key), isChosen: $0.key == address.group) }, folded: true)
    }

    private var columnsField: FieldView {
        let shown = Set(columns.map(\.key))
        return .choices(
            "columns", words.words("list.columns"),
            address.list.columns.map { ChoiceView($0.key, words.label($0.key), isChosen: shown.contains($0.key)) })
    }
}

/// What is filtered now, each with the way to take it away.
struct ListChips {
    let address: TableAddress
    let words: ListWords
    let branch: ChosenView?

    var chips: [ChipView] {
        var chips: [ChipView] = []
        if !address.search.isEmpty {
            chips.append(ChipView("“\(address.search)”", removal: address.with(["q": nil]).text))
        }
        if let branch { chips.append(ChipView(branch.text, removal: address.with(["in": nil]).text)) }
        return chips + address.pairs.compactMap(chip)
    }

    private func chip(_ pair: TableAddress.Pair) -> ChipView? {
        let parts = pair.name.split(separator: ".").map(String.init)
        guard let key = parts.first, let column = address.list.column(key) else { return nil }
        let label = words.label(column.key)
        let text =
            switch parts.count > 1 ? parts[1] : "" {
            case "from": words.words("list.chip.from", ["what": label, "value": pair.value])
            case "to": words.words("list.chip.to", ["what": label, "value": pair.value])
            case "is": "\(label) \(words.words("list.days.\(pair.value)"))"
            default: "\(label) \(words.value(pair.value, of: column))"
            }
        return ChipView(text, removal: address.without(pair.name, pair.value).text)
    }
}
