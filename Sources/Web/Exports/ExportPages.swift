import Campus
import Documents
import Workflows

/// What an export will hold, and what is still to be decided.
struct ExportForm {
    let words: Words
    let order: ExportOrder
    let plan: ExportPlan
    /// `nil` above ten thousand.
    let rows: Int?
    let problems: FormProblems

    var sheet: SheetPage {
        let count = rows.map { words("export.rows", count: $0) } ?? words("export.rows.many")
        return SheetPage(
            head: HeadView(
                words("export.new", ["list": plan.title]), then: count,
                crumbs: [CrumbView(plan.title, "/\(order.list)"), CrumbView(words("export.mine"), "/exports")]),
            note: plan.isSensitive ? NoteView(words("export.sensitive"), .heed) : nil,
            sections: [
                SheetSection(
                    facts: [FactView(words("export.cover.filter"), plan.filter.isEmpty ? words("export.cover.noFilter") : plan.filter)],
                    form: FormView(
                        action: "/exports", once: Turn.once(), summary: SummaryView(fields: fields, words: words), fields: fields,
                        submit: words("export.make"), cancel: LinkView(words("form.cancel"), "/\(order.list)?\(order.query)"),
                        hidden: [HiddenField("list", order.list), HiddenField("query", order.query)]))
            ])
    }

    private var fields: [FieldView] {
        let formats = FieldView.choice(
            "format", words("export.format"),
            TableFormat.allCases.map { format in
                let limit = format.rowLimit.map { words("export.format.limit", count: $0) }
                return ChoiceView(
                    format.rawValue, words("export.format.\(format.rawValue)"), hint: limit, isChosen: format.rawValue == order.format)
            }, required: true, folded: false)
        let extent = FieldView.choice(
            "extent", words("export.columns"), [
                ChoiceView("visible", words("export.columns.visible", count: plan.columns.count), isChosen: !order.allColumns),
                ChoiceView("all", words("export.columns.all"), isChosen: order.allColumns),
            ])
        guard plan.isSensitive else { return [formats, extent] }
        return [
            formats, extent,
            .text(
                "purpose", words("export.purpose"), value: order.purpose, hint: words("export.purpose.hint"),
                error: problems.fields["purpose"].map { words("problem.\($0)") }, required: true, longest: 200),
        ]
    }
}

/// One's own exports of the last seven days.
struct ExportsPage {
    let words: Words
    let runs: [ExportRun]
    let jobs: [Int64: Job]

    var sheet: SheetPage {
        SheetPage(
            head: HeadView(words("export.mine"), then: words("export.kept")),
            sections: [
                runs.isEmpty
                    ? SheetSection(empty: EmptyView(words("export.none"), reason: words("export.none.reason")))
                    : SheetSection(table: table)
            ])
    }

    private var table: SmallTable {
        let columns = [
            TableColumn("file", words("export.file"), isFixed: true), TableColumn("state", words("export.state"), isOnCard: true),
            TableColumn("rows", words("export.rows.column"), isNumber: true, isOnCard: true),
            TableColumn("size", words("export.size"), isNumber: true), TableColumn("at", words("export.at")),
            TableColumn("do", words("export.do"), isOnCard: true),
        ]
        return SmallTable(caption: words("export.mine"), columns: columns, rows: runs.map { row($0, columns) })
    }

    private func row(_ run: ExportRun, _ columns: [TableColumn]) -> TableRow {
        let job = run.job.flatMap { jobs[$0] }
        let file = run.state == .ready ? "/exports/\(run.id)/file" : nil
        let done = run.state == .ready ? run.rows : job?.done ?? 0
        let failure = run.state == .failed ? job.flatMap { $0.failure.isEmpty ? nil : words($0.failure) } : nil
        let act = run.state.isOver ? "export.remove" : "export.cancel"
        return TableRow(id: "\(run.id)", name: run.fileName, address: file, cells: [
            TableCell(columns[0], run.fileName, sub: run.purpose.isEmpty ? nil : run.purpose, address: file),
            TableCell(columns[1], words("export.state.\(run.state.rawValue)"), sub: failure),
            TableCell(columns[2], done == 0 ? "" : words.grouped(done)),
            TableCell(columns[3], run.size == 0 ? "" : Self.size(run.size)), TableCell(columns[4], time: TimeView(run.madeAt)),
            TableCell(columns[5], button: .post(words(act), to: "/exports/\(run.id)/remove", .quiet)),
        ])
    }

    static func size(_ bytes: Int64) -> String {
        bytes < 1_048_576 ? "\(max(1, bytes / 1_024)) KB" : "\(bytes / 1_048_576) MB"
    }
}
