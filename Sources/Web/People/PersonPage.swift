import Campus
import Workflows

/// One person: posts over time, numbers covered, what can be done.
struct PersonPage {
    let words: Words
    let person: PersonRecord
    let caller: Caller
    let today: LocalDate
    /// Numbers in full, right after a recorded look.
    var revealed: RevealedPerson?
    /// Days before the end of a post from which it is marked.
    var endDays = Setting.postEndDays.usual

    var sheet: SheetPage {
        SheetPage(head: head, sections: [posts], side: [particulars], sideLabel: words("person.particulars"))
    }

    private var head: HeadView {
        let running = person.posts.first { $0.state(on: today) == .current }
        return HeadView(
            person.name, then: running.map { "\($0.unitName)·\(words("role.\($0.role.rawValue)"))" }, mark: mark,
            crumbs: [CrumbView(words("rail.people"), "/people"), CrumbView(person.name)], buttons: buttons)
    }

    private var mark: MarkView? {
        if let left = person.leftOn, left < today { return MarkView(.none, words("person.left", ["day": "\(left)"]), isTag: true) }
        if person.posts.contains(where: endsSoon) { return MarkView(.g3, words("person.endsSoon")) }
        return nil
    }

    private var buttons: [ButtonView] {
        guard person.mayEdit else { return [] }
        return [
            .link(words("person.edit"), to: "/people/\(person.id)/edit", .yes),
            .link(words("post.add"), to: "/people/\(person.id)/posts/new"),
            .link(words("handover.start"), to: "/people/\(person.id)/handover"),
            .post(words("person.delete"), to: "/people/\(person.id)/delete", .quiet, asking: words("person.delete.question")),
        ]
    }

    private func endsSoon(_ post: PostRecord) -> Bool {
        guard let end = post.endsOn, post.state(on: today) == .current else { return false }
        return today.days(until: end) <= endDays
    }

    private var posts: SheetSection {
        let columns = [
            TableColumn("unit", words("post.unit"), isOnCard: true, isFixed: true), TableColumn("role", words("post.role"), isOnCard: true),
            TableColumn("time", words("post.time"), isOnCard: true), TableColumn("substitute", words("post.substitute"), isOnCard: true),
            TableColumn("state", words("post.state"), isOnCard: true),
        ] + (person.mayEdit ? [TableColumn("do", words("people.do"), isOnCard: true)] : [])
        let rows = person.posts.map { post in
            TableRow(id: "\(post.id)", name: post.unitName, cells: cells(post, columns))
        }
        return SheetSection(
            SectionView(words("person.posts"), count: "\(rows.count)"),
            table: SmallTable(caption: words("person.posts"), columns: columns, rows: rows))
    }

    private func cells(_ post: PostRecord, _ columns: [TableColumn]) -> [TableCell] {
        let state = post.state(on: today)
        let cells = [
            TableCell(columns[0], post.unitName, address: caller.may(.seeUnits) ? "/units/\(post.unit)" : nil),
            TableCell(columns[1], words("role.\(post.role.rawValue)"), sub: post.title.isEmpty ? nil : post.title),
            TableCell(columns[2], "\(post.startsOn) – \(post.endsOn.map { "\($0)" } ?? "")"),
            TableCell(columns[3], post.substitute?.name ?? "–"),
            TableCell(
                columns[4],
                mark: MarkView(state == .current ? (endsSoon(post) ? .g3 : .ok) : .plain, words("post.state.\(state.rawValue)"))),
        ]
        guard columns.count > 5 else { return cells }
        let mayEdit = PersonForms.roles(for: caller).contains(post.role)
        return cells + [
            TableCell(columns[5], mayEdit ? words("people.change") : "–", address: mayEdit ? "/people/\(person.id)/posts/\(post.id)" : nil)
        ]
    }

    private var particulars: SheetSection {
        let none = words("people.none")
        var facts = [
            FactView(words("person.staffNumber"), person.staffNumber ?? none),
            FactView(words("person.phone"), revealed?.phone ?? person.phone ?? none),
            FactView(words("person.identityNumber"), revealed?.identityNumber ?? person.identityNumber ?? none),
        ]
        facts.append(FactView(words("person.account"), words(person.account.map { "account.state.\($0.rawValue)" } ?? "account.none")))
        facts.append(
            FactView(
                words("person.changed"), person.changedBy, source: person.changedAt.milliseconds > 0 ? person.changedAt.tableText : nil))
        let canReveal = person.mayReveal && revealed == nil && (person.phone != nil || person.identityNumber != nil)
        return SheetSection(
            SectionView(words("person.particulars")), note: revealed == nil ? nil : NoteView(words("person.revealed"), .heed),
            facts: facts, buttons: canReveal ? [.link(words("person.reveal"), to: "/people/\(person.id)/reveal")] : [])
    }
}
