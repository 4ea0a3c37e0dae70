import Campus
import Workflows

/// One's imports, the newest first.
struct ImportRunsPage {
    let words: Words
    let runs: [ImportRun]
    let caller: Caller

    var sheet: SheetPage {
        let kinds = ImportWork.kinds(for: caller)
        let new: [ButtonView] = kinds.isEmpty
            ? [] : [.link(words("import.new"), to: "/imports/new", .main, icon: "in")]
        let out: [ButtonView] = caller.may(.exportData) ? [.link(words("export.mine"), to: "/exports")] : []
        return SheetPage(
            head: HeadView(words("import.title"), then: words("import.lead"), buttons: new + out),
            sections: [
                runs.isEmpty
                    ? SheetSection(empty: EmptyView(words("import.none"), reason: words("import.none.reason"), actions: templates(kinds)))
                    : SheetSection(table: table)
            ])
    }

    private func templates(_ kinds: [any ImportKind]) -> [ButtonView] {
        kinds.map { kind in
            .link(words("import.template.get", ["kind": words("import.kind.\(kind.name)")]), to: "/imports/template/\(kind.name)")
        }
    }

    private var table: SmallTable {
        let columns = [
            TableColumn("file", words("import.file"), isFixed: true), TableColumn("kind", words("import.kind"), isOnCard: true),
            TableColumn("step", words("import.step"), isOnCard: true),
            TableColumn("rows", words("import.rows"), isNumber: true, isOnCard: true), TableColumn("at", words("import.at")),
        ]
        return SmallTable(
            caption: words("import.title"), columns: columns,
            rows: runs.map { run in
                let address = "/imports/\(run.id)"
                let count = run.step == .result ? run.counts.done : run.counts.total
                return TableRow(id: "\(run.id)", name: run.fileName, address: address, cells: [
                    TableCell(columns[0], run.fileName, address: address),
                    TableCell(columns[1], words("import.kind.\(run.kind)")),
                    TableCell(columns[2], words("import.at.\(run.step.rawValue)")),
                    TableCell(columns[3], count == 0 ? "" : words.grouped(count)),
                    TableCell(columns[4], time: TimeView(run.madeAt)),
                ])
            })
    }
}

/// The first step: what is imported, and from which file.
struct ImportFilePage {
    let words: Words
    let caller: Caller
    let kind: String

    var sheet: SheetPage {
        let kinds = ImportWork.kinds(for: caller)
        return SheetPage(
            head: HeadView(
                words("import.new"), crumbs: [CrumbView(words("import.title"), "/imports"), CrumbView(words("import.step.1"))]),
            sections: [
                SheetSection(
                    SectionView(words("import.upload")),
                    form: FormView(
                        action: "/imports", once: Turn.once(),
                        fields: [
                            choice(kinds),
                            .file("file", words("import.file"), accept: ".xlsx,.xls,.csv,.txt", hint: words("import.file.hint"), required: true),
                        ],
                        submit: words("import.upload.submit"), cancel: LinkView(words("form.cancel"), "/imports"))),
                SheetSection(
                    SectionView(words("import.paste")),
                    form: FormView(
                        action: "/imports/paste", once: Turn.once(),
                        fields: [choice(kinds), .area("text", words("import.paste.label"), hint: words("import.paste.hint"), required: true)],
                        submit: words("import.upload.submit"))),
            ],
            side: [
                SheetSection(
                    SectionView(words("import.templates")), text: words("import.templates.text"),
                    buttons: kinds.map { kind in
                        .link(words("import.template.get", ["kind": words("import.kind.\(kind.name)")]), to: "/imports/template/\(kind.name)", icon: "in")
                    })
            ], sideLabel: words("import.templates"))
    }

    private func choice(_ kinds: [any ImportKind]) -> FieldView {
        let chosen = kinds.contains { $0.name == kind } ? kind : kinds.first?.name ?? ""
        return .choice(
            "kind", words("import.kind"),
            kinds.map { ChoiceView($0.name, words("import.kind.\($0.name)"), isChosen: $0.name == chosen) }, required: true)
    }
}
