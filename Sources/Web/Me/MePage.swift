import Campus
import Workflows

/// The pages under 「我的」: one head, tabs, what stands in each.
struct MePage {
    enum Tab: String, CaseIterable {
        case settings, devices, password, secondFactor, tokens

        var address: String {
            switch self {
            case .settings: "/me"
            case .devices: "/me/devices"
            case .password: "/me/password"
            case .secondFactor: "/me/second-factor"
            case .tokens: "/me/tokens"
            }
        }
    }

    let words: Words
    let caller: Caller

    func sheet(_ tab: Tab, _ sections: [SheetSection], side: [SheetSection] = [], note: NoteView? = nil) -> SheetPage {
        SheetPage(
            head: HeadView(words("me.title"), then: "\(caller.name)·\(caller.unitName)·\(words("role.\(caller.role.rawValue)"))"),
            tabs: TabsView(
                label: words("me.title"),
                items: Tab.allCases.map { LinkView(words("me.tab.\($0.rawValue)"), $0.address, isCurrent: $0 == tab) }),
            note: note, sections: sections, side: side, sideLabel: words("me.posts"))
    }

    static func starts(for role: Role) -> [RailArea] { RailArea.allCases.filter { $0.isOpen(to: role) } }

    static func hint(_ rules: PasswordRules, _ words: Words) -> String {
        words("me.password.rules", ["length": "\(rules.minimumLength)", "classes": "\(rules.minimumClasses)"])
    }

    func lookForm(_ look: Preferences, language: String) -> FormView {
        func choice(_ name: String, _ values: [String], _ chosen: String) -> FieldView {
            .choice(name, words("me.\(name)"), values.map { ChoiceView($0, words("me.\(name).\($0)"), isChosen: $0 == chosen) }, required: true)
        }
        let start = look["start"] ?? "/"
        let fields: [FieldView] = [
            choice("language", ["zh-CN", "en"], language),
            choice("theme", Look.Theme.allCases.map(\.rawValue), look["theme"] ?? Look.Theme.auto.rawValue),
            choice("text", Look.TextSize.allCases.map(\.rawValue), look["text"] ?? Look.TextSize.normal.rawValue),
            choice("density", Look.Density.allCases.map(\.rawValue), look["density"] ?? Look.Density.normal.rawValue),
            .choice(
                "start", words("me.start"),
                Self.starts(for: caller.role).map {
                    ChoiceView($0.address, words("rail.\($0.rawValue)"), isChosen: $0.address == start)
                }, hint: words("me.start.hint"), folded: true),
            .checkbox("keys", words("me.keys"), isChecked: look["keys"] != "off", hint: words("me.keys.hint")),
        ]
        return FormView(action: "/me", once: Turn.once(), fields: fields, submit: words("form.save"))
    }

    func posts(_ signedIn: SignedIn) -> SheetSection {
        let facts = signedIn.posts.map { post in
            FactView(
                words("role.\(post.role.rawValue)"), post.unitName,
                source: post.id == caller.post ? words("me.posts.current") : post.title.isEmpty ? nil : post.title)
        }
        var links: [ButtonView] = []
        if caller.may(.exportData) { links.append(.link(words("me.exports"), to: "/exports")) }
        if caller.may(.manageUnitSettings) { links.append(.link(words("me.unitSettings"), to: "/admin/settings")) }
        return SheetSection(SectionView(words("me.posts")), facts: facts, buttons: links)
    }

    func devices(_ devices: [Device]) -> SheetSection {
        let columns = [
            TableColumn("agent", words("me.device"), isFixed: true), TableColumn("address", words("me.device.address"), isOnCard: true),
            TableColumn("seen", words("me.device.seen"), isOnCard: true), TableColumn("since", words("me.device.since"), isOnCard: true),
            TableColumn("do", words("people.do"), isOnCard: true),
        ]
        let rows = devices.map { device in
            TableRow(
                id: "\(device.id)", name: device.agent,
                cells: [
                    TableCell(
                        columns[0], BrowserName.of(device.agent, words), mark: device.isThis ? MarkView(.ok, words("me.device.this")) : nil),
                    TableCell(columns[1], device.address), TableCell(columns[2], time: TimeView(device.seenAt, isRelative: true)),
                    TableCell(columns[3], time: TimeView(device.createdAt)),
                    device.isThis
                        ? TableCell(columns[4], "–")
                        : TableCell(columns[4], button: .post(words("me.device.end"), to: "/me/devices/\(device.id)/end", .low)),
                ])
        }
        let others = devices.contains { !$0.isThis }
        return SheetSection(
            text: words("me.device.note"), table: SmallTable(caption: words("me.tab.devices"), columns: columns, rows: rows),
            buttons: others ? [.post(words("me.device.endOthers"), to: "/me/devices/end-others")] : [])
    }
}

/// Which browser on which system, as a person would say it.
enum BrowserName {
    static func of(_ agent: String, _ words: Words) -> String {
        let browsers = [
            ("MicroMessenger", "微信"), ("wxwork", "企业微信"), ("DingTalk", "钉钉"), ("Edg/", "Edge"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"),
        ]
        let systems = [
            ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]
        let found = [browsers, systems].compactMap { table in table.first { agent.contains($0.0) }?.1 }
        return found.isEmpty ? words("me.device.unknown") : found.joined(separator: "·")
    }
}
