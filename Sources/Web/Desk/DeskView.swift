import Campus
import Workflows

/// The desk in words.
struct DeskView {
    let desk: Desk
    let words: Words
    let caller: Caller
    /// The tab of what waits for the caller's decision.
    let approvals: Bool

    var page: DeskPage {
        DeskPage(
            head: head, tabs: tabs,
            bands: desk.bands(approvals: approvals).map { band, items in
                DeskBand(words("desk.band.\(band.rawValue)"), rows: items.map(row))
            },
            empty: empty, lights: desk.lights.map { DeskLightsView(lights: $0, words: words).view },
            duty: caller.scope == .everything ? nil : inCharge)
    }

    private var head: HeadView {
        HeadView(
            title, then: then,
            crumbs: [CrumbView(words("rail.desk")), CrumbView(DayWords(words).long(desk.today))], buttons: buttons)
    }

    /// 「今天先办 4 件：1 件已超期，3 件今天到期」
    private var title: String {
        let (over, today) = (desk.count(in: .over), desk.count(in: .today))
        guard over + today > 0 else { return words("desk.title.none") }
        let parts = [
            over > 0 ? words("desk.title.over", count: over) : nil,
            today > 0 ? words("desk.title.today", count: today) : nil,
        ].compactMap { $0 }
        return words("desk.title", ["count": "\(over + today)", "parts": parts.joined(separator: words("desk.title.and"))])
    }

    private var then: String? {
        let (week, later) = (desk.count(in: .week), desk.count(in: .later))
        if week > 0 { return words("desk.then.week", count: week) }
        return later > 0 ? words("desk.then.later", count: later) : nil
    }

    /// Nothing to choose from where nobody ever asks the caller to decide.
    private var tabs: TabsView? {
        let (mine, waiting) = (desk.count(approvals: false), desk.count(approvals: true))
        guard waiting > 0 || approvals || caller.may(.approveAccounts) || caller.may(.manageAccounts) else { return nil }
        return TabsView(label: words("desk.caption"), items: [
            LinkView(words("desk.tab.mine"), "/", isCurrent: !approvals, count: "\(mine)"),
            LinkView(words("desk.tab.approve"), "/?tab=approve", isCurrent: approvals, count: "\(waiting)"),
        ])
    }

    /// Nothing to do is said with the next thing that comes, or with where to go.
    private var empty: EmptyView {
        if approvals { return EmptyView(words("desk.empty.approve")) }
        return EmptyView(words("desk.empty"), reason: words(desk.items.isEmpty ? "desk.empty.reason" : "desk.empty.other"),
            actions: desk.items.isEmpty ? doors : [])
    }

    private var buttons: [ButtonView] {
        guard caller.may(.importData) else { return [] }
        return [.link(words("desk.import"), to: "/imports/new", icon: "in")]
    }

    /// At most two, of what the role really can do.
    private var doors: [ButtonView] {
        var doors: [ButtonView] = []
        if caller.may(.seeSchools) {
            doors.append(
                caller.unitIsSchool
                    ? .link(words("desk.door.school"), to: "/schools/\(caller.unit)", .main)
                    : .link(words("desk.door.schools"), to: "/schools", .main))
        } else if caller.may(.readAudit) {
            doors.append(.link(words("desk.door.audit"), to: "/audit", .main))
        }
        return doors + [.link(words("desk.door.notices"), to: "/notices")]
    }

    private func row(_ item: Desk.Item) -> DeskRow {
        let toDo = item.toDo
        let days = DayWords(words)
        return DeskRow(
            title: words("todo.\(toDo.words)", toDo.arguments), address: toDo.address,
            why: words("todo.\(toDo.words).why", toDo.arguments), late: days.late(item.remaining),
            day: toDo.due.map { days.short($0, today: desk.today) } ?? words("desk.noDay"), left: days.left(item.remaining),
            who: toDo.unitName.isEmpty ? [] : [toDo.unitName],
            button: .link(words("todo.\(toDo.words).act"), to: toDo.address, item == desk.bands(approvals: approvals).first?.items.first ? .main : .plain))
    }

    private var inCharge: DutyList {
        DutyList(
            section: SectionView(words("desk.charge")),
            people: desk.inCharge.prefix(6).map { person in
                DutyView(
                    words("role.\(person.role.rawValue)"), person.name, phone: person.officePhone,
                    address: person.person.map { "/people/\($0)" })
            },
            empty: words("desk.charge.none"))
    }
}

extension Caller {
    /// The branch is the unit alone.
    fileprivate var unitIsSchool: Bool { scope.lower.split(separator: "/").last?.first == "u" }
}
