import Campus

/// What the page of parts shows in them. Invented, like everything on that page.
enum DesignSamples {
    static let colours = [
        "paper", "rail", "wash", "rule", "edge", "ink", "ink-2", "ink-3", "accent", "accent-wash", "met", "met-wash",
        "g1-solid", "g2-solid", "g3-solid", "g4-solid",
    ]

    static let bars = [
        BarView(reached: 53, of: 53, target: 100, text: "53/53"),
        BarView(reached: 34, of: 46, target: 95, text: "34/46"),
        BarView(reached: 7, of: 9, target: 100, isLate: true, text: "7/9"),
        BarView(reached: 0, of: 12, target: 50, text: "0/12"),
    ]

    static func grades(_ words: Words) -> [MarkView] {
        [
            MarkView(.g1, words("grade.1"), isTag: true), MarkView(.g2, words("grade.2"), isTag: true),
            MarkView(.g3, words("grade.3"), isTag: true), MarkView(.g4, words("grade.4"), isTag: true),
        ]
    }

    static func lights(_ words: Words) -> [MarkView] {
        [
            MarkView(.g1, words("light.danger")), MarkView(.g3, words("light.watch")),
            MarkView(.ok, words("light.fine")), MarkView(.none, words("light.none")),
            MarkView(.plain, words("light.notApplicable")), MarkView(.over, words("design.over")),
        ]
    }

    static func chips(_ words: Words) -> [ChipView] {
        [
            ChipView(words("design.chip.order")), ChipView(words("design.chip.town"), removal: "/design"),
            ChipView(words("design.chip.below"), isOn: true),
        ]
    }

    static func buttons(_ words: Words) -> [ButtonView] {
        [
            .link(words("design.button.sign"), to: "/design", .main),
            .link(words("design.button.forward"), to: "/design"),
            .link(words("design.button.pass"), to: "/design", .yes),
            .link(words("design.button.all"), to: "/design", .quiet),
            .post(
                words("design.button.delete"), to: "/design", .grave, asking: words("design.button.delete.ask")),
            .link(words("print.print"), to: "/design", icon: "print"),
            .link(words("design.button.low"), to: "/design", .low),
            .disabled(words("design.button.sign"), because: words("design.button.why")),
        ]
    }

    static func tabs(_ half: String, _ words: Words) -> TabsView {
        TabsView(
            label: "\(words("design.tabs")) \(half)",
            items: [
                LinkView(words("desk.tab.mine"), "/design", isCurrent: true, count: "10"),
                LinkView(words("desk.tab.approve"), "/design", count: "4"),
                LinkView(words("desk.tab.others"), "/design", count: "0"),
                LinkView(words("desk.tab.followed"), "/design"),
            ])
    }

    static func empty(_ words: Words) -> EmptyView {
        EmptyView(
            words("design.empty"), reason: words("design.empty.reason"),
            actions: [
                .link(words("design.empty.import"), to: "/design"), .link(words("design.empty.add"), to: "/design"),
                .link(words("design.empty.never"), to: "/design", .quiet),
            ])
    }

    static func notes(_ words: Words) -> [NoteView] {
        [
            NoteView(words("design.note")), NoteView(words("design.note.heed"), .heed),
            NoteView(words("error.network.title") + "。" + words("error.network.reason"), .grave),
        ]
    }

    static func facts(_ words: Words) -> [FactView] {
        [
            FactView(words("fact.stage"), words("fact.stage.nineYear")),
            FactView(words("fact.pupils"), "1,126", source: words("fact.confirmed", ["day": "2026-09-03", "name": "林晓燕"])),
            FactView(words("fact.canteen"), words("fact.yes"), warning: MarkView(.g3, words("fact.old"))),
            FactView(words("fact.bus"), words("fact.unknown"), warning: MarkView(.none, words("fact.never"))),
        ]
    }

    static func duty(_ words: Words) -> [DutyView] {
        [
            DutyView(words("role.principal"), "孙志远", phone: "0270000001"),
            DutyView(words("role.safetyOfficer"), "林晓燕"),
            DutyView(
                words("role.dutyDesk"), "李文涛", phone: "0270000002", note: MarkView(.g3, words("design.duty.note"))),
        ]
    }
}
