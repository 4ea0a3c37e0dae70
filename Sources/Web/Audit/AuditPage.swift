import Campus
import Workflows

/// One line of the log in full.
struct AuditPage {
    let words: Words
    let record: AuditRecord

    var sheet: SheetPage {
        SheetPage(
            head: HeadView(
                action, then: record.objectTitle.isEmpty ? nil : record.objectTitle,
                mark: MarkView(record.isRefused ? .over : .ok, words("audit.result.\(record.isRefused ? "refused" : "done")")),
                crumbs: [CrumbView(words("rail.audit"), "/audit"), CrumbView(words("audit.number", ["number": "\(record.number)"]))]),
            sections: [changes], side: [facts, chain], sideLabel: words("audit.facts"))
    }

    private var action: String {
        words.has("audit.action.\(record.action)") ? words("audit.action.\(record.action)") : record.action
    }

    private var changes: SheetSection {
        let columns = [
            TableColumn("field", words("audit.field"), isFixed: true), TableColumn("old", words("audit.old"), isOnCard: true),
            TableColumn("new", words("audit.new"), isOnCard: true),
        ]
        let rows = record.changes.enumerated().map { index, change in
            TableRow(
                id: "\(index)", name: change.field,
                cells: [
                    TableCell(columns[0], field(change.field)), TableCell(columns[1], change.old.isEmpty ? "–" : change.old),
                    TableCell(columns[2], change.new.isEmpty ? "–" : change.new),
                ])
        }
        return rows.isEmpty
            ? SheetSection(SectionView(words("audit.changes")), empty: EmptyView(words("audit.changes.none")))
            : SheetSection(SectionView(words("audit.changes")), table: SmallTable(caption: words("audit.changes"), columns: columns, rows: rows))
    }

    private func field(_ name: String) -> String {
        for area in ["person", "post", "account", "fact", "setting", "handover.source"] where words.has("\(area).\(name)") {
            return words("\(area).\(name)")
        }
        return name
    }

    private var facts: SheetSection {
        let none = words("people.none")
        let role = record.role.isEmpty ? "" : words("role.\(record.role)")
        return SheetSection(
            SectionView(words("audit.facts")),
            facts: [
                FactView(words("audit.at"), record.at.rfc3339),
                FactView(words("audit.person"), record.person.isEmpty ? none : record.person, source: [record.unit, role].filter { !$0.isEmpty }.joined(separator: "·")),
                FactView(words("audit.address"), record.address.isEmpty ? none : record.address, source: record.session.isEmpty ? nil : record.session),
                FactView(words("audit.reason"), record.reason.isEmpty ? none : record.reason),
            ])
    }

    private var chain: SheetSection {
        SheetSection(
            SectionView(words("audit.chain")),
            secrets: [words("audit.previous") + " " + (record.previous.isEmpty ? "–" : record.previous), words("audit.hash") + " " + record.hash])
    }
}

/// The check of the chain and how anyone can repeat it.
struct ChainPage {
    let words: Words
    let verdict: ChainVerdict?

    var sheet: SheetPage {
        SheetPage(
            head: HeadView(
                words("audit.check"), then: words("audit.check.then"), mark: mark,
                crumbs: [CrumbView(words("rail.audit"), "/audit"), CrumbView(words("audit.check"))],
                buttons: [.post(words("audit.check.do"), to: "/audit/check", .main)]),
            sections: result + [
                SheetSection(
                    SectionView(words("audit.offline")), text: words("audit.offline.how"),
                    buttons: [.link(words("audit.offline.get"), to: "/audit/chain")])
            ])
    }

    private var mark: MarkView? {
        verdict.map { $0.broken == nil ? MarkView(.ok, words("audit.intact")) : MarkView(.over, words("audit.broken")) }
    }

    private var result: [SheetSection] {
        guard let verdict else { return [] }
        var facts = [
            FactView(words("audit.check.at"), verdict.checkedAt.tableText),
            FactView(words("audit.check.entries"), words.grouped(Int(verdict.entries))),
        ]
        if let broken = verdict.broken {
            facts.append(FactView(words("audit.check.broken"), words("audit.number", ["number": "\(broken)"])))
        }
        let section = SheetSection(
            SectionView(words("audit.check.result")),
            note: verdict.broken == nil ? nil : NoteView(words("audit.broken.what"), .grave), facts: facts,
            secrets: verdict.head.isEmpty ? [] : [words("audit.check.head") + " " + verdict.head])
        return [section]
    }
}
