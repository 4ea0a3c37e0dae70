import Campus
import Hummingbird
import Workflows

/// Who leaves: what goes to whom, in one step (LOG-07).
struct HandoverRoutes: Sendable {
    let site: Site

    func add(to inside: RouterGroup<CallerContext>) {
        inside.get("people/:person/handover", use: asking)
        inside.post("people/:person/handover", use: handOver)
        inside.get("handovers", use: recent)
        inside.post("handovers/:handover/undo", use: undo)
    }

    @Sendable private func asking(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        return try await wizard(turn, Typing(words: turn.words))
    }

    @Sendable private func handOver(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Person.ID = try turn.id("person")
        do {
            let typed = turn.picked("receiver")
            let receiver = try await turn.work.people.person(picked: typed, for: turn.caller)
            let number = try await turn.work.handover.handOver(
                id, to: receiver.map { "\($0.id)" } ?? typed, lastDay: turn.form.text("lastDay"),
                because: turn.form.text("reason"), by: turn.caller)
            return .seeOther(
                "/people/\(id)", said: Flash("said.handover", argument: receiver?.name ?? "", undo: "/handovers/\(number)/undo"))
        } catch let problems as FormProblems {
            return try await wizard(turn, Typing(words: turn.words, fields: turn.form, problems: problems))
        }
    }

    private func wizard(_ turn: Turn, _ typing: Typing) async throws -> Response {
        let words = turn.words
        let preview = try await turn.work.handover.preview(try turn.id("person"), for: turn.caller)
        let receiver = try await turn.work.people.person(picked: turn.picked("receiver"), for: turn.caller)
        let fields: [FieldView] = [
            .picker(
                "receiver", words("handover.receiver"), from: "/people/picker",
                chosen: receiver.map { [ChosenView("\($0.id)", $0.name)] } ?? [], hint: words("handover.receiver.hint"),
                error: typing.error("receiver"), required: true),
            .date(
                "lastDay", words("handover.lastDay"), value: typing.value("lastDay", "\(turn.today)"),
                error: typing.error("lastDay")),
            .text(
                "reason", words("handover.reason"), value: typing.value("reason"), hint: words("handover.reason.hint"),
                error: typing.error("reason"), required: true, longest: 200),
        ]
        let form = FormView(
            action: "/people/\(preview.person)/handover", once: Turn.once(), summary: SummaryView(fields: fields, words: words),
            fields: fields, submit: words("handover.do"), cancel: LinkView(words("form.cancel"), "/people/\(preview.person)"))
        let page = SheetPage(
            head: HeadView(
                words("handover.title", ["name": preview.name]), then: words("handover.then"),
                crumbs: [
                    CrumbView(words("rail.people"), "/people"), CrumbView(preview.name, "/people/\(preview.person)"),
                    CrumbView(words("handover.start")),
                ]),
            sections: [
                SheetSection(SectionView(words("handover.what")), table: Self.table(preview.lines, words)),
                SheetSection(SectionView(words("handover.to")), form: form),
            ])
        return try turn.sheet(page, area: .people, status: typing.status)
    }

    private static func table(_ lines: [Handover.Line], _ words: Words) -> SmallTable {
        let columns = [
            TableColumn("what", words("handover.source"), isFixed: true), TableColumn("count", words("handover.count"), isNumber: true, isOnCard: true),
            TableColumn("then", words("handover.happens"), isOnCard: true),
        ]
        return SmallTable(
            caption: words("handover.what"), columns: columns,
            rows: lines.map { line in
                TableRow(
                    id: line.source, name: line.source,
                    cells: [
                        TableCell(columns[0], words("handover.source.\(line.source)")),
                        TableCell(columns[1], words.grouped(line.count)),
                        TableCell(columns[2], words(line.isHandedOver ? "handover.goes" : "handover.ends")),
                    ])
            })
    }

    @Sendable private func recent(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let records = try await turn.work.handover.recent(for: turn.caller)
        let words = turn.words
        let columns = [
            TableColumn("name", words("handover.from"), isFixed: true), TableColumn("to", words("handover.receiver"), isOnCard: true),
            TableColumn("what", words("handover.what"), isOnCard: true), TableColumn("by", words("handover.by"), isOnCard: true), TableColumn("do", words("people.do"), isOnCard: true),
        ]
        let rows = records.map { record in
            let parts = record.lines.filter { $0.count > 0 }.map { "\(words("handover.source.\($0.source)")) \($0.count)" }
            let undo = record.canBeUndone(on: turn.today)
                ? TableCell(columns[4], button: .post(words("undo.take"), to: "/handovers/\(record.id)/undo", .low))
                : TableCell(columns[4], words("handover.undone"))
            return TableRow(
                id: "\(record.id)", name: record.name,
                cells: [
                    TableCell(columns[0], record.name, address: "/people/\(record.person)"),
                    TableCell(columns[1], record.receiverName, address: "/people/\(record.receiver)"),
                    TableCell(columns[2], parts.joined(separator: "、"), sub: record.reason),
                    TableCell(columns[3], record.madeBy, sub: record.madeAt.tableText), undo,
                ])
        }
        let section = rows.isEmpty
            ? SheetSection(empty: EmptyView(words("handover.none"), reason: words("handover.none.reason")))
            : SheetSection(table: SmallTable(caption: words("handover.recent"), columns: columns, rows: rows))
        let page = SheetPage(
            head: HeadView(
                words("handover.recent"), crumbs: [CrumbView(words("rail.people"), "/people"), CrumbView(words("handover.recent"))]),
            sections: [section])
        return try turn.sheet(page, area: .people)
    }

    @Sendable private func undo(_ request: Request, _ context: CallerContext) async throws -> Response {
        let turn = Turn(request, context, site)
        let id: Identifier<Handover.Record> = try turn.id("handover")
        let person = try await turn.work.handover.undo(id.rawValue, by: turn.caller)
        return .seeOther("/people/\(person)", said: Flash("said.handover.undone"))
    }
}
