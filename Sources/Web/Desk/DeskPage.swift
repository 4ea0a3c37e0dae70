/// The work desk: what I must do, by consequence; beside it my schools and who is on duty.
package struct DeskPage: Sendable {
    package let head: HeadView
    package let tabs: TabsView?
    package let bands: [DeskBand]
    package let empty: EmptyView?
    package let lights: LightsView?
    package let changes: ChangesView?
    package let duty: DutyList?
    package let hasSide: Bool

    package init(
        head: HeadView, tabs: TabsView? = nil, bands: [DeskBand] = [], empty: EmptyView? = nil,
        lights: LightsView? = nil, changes: ChangesView? = nil, duty: DutyList? = nil
    ) {
        self.head = head
        self.tabs = tabs
        self.bands = bands
        self.empty = bands.isEmpty ? empty : nil
        self.lights = lights
        self.changes = changes
        self.duty = duty
        hasSide = lights != nil || changes != nil || duty != nil
    }
}

/// 已超期, 今天, 7 个工作日内 …
package struct DeskBand: Sendable {
    package let title: String
    package let count: String
    package let rows: [DeskRow]

    package init(_ title: String, rows: [DeskRow]) {
        self.title = title
        count = String(rows.count)
        self.rows = rows
    }
}

package struct DeskRow: Sendable {
    package let late: MarkView?
    package let day: String?
    package let left: String?
    package let title: String
    package let address: String
    package let why: String?
    package let who: [String]
    package let button: ButtonView

    /// - Parameters:
    ///   - late: 「超期 2 天」 with its mark; then `day` is the date alone.
    ///   - day: 「周二 11-24」, `left`: 「剩 2 个工作日」. Date and what is left, always both (G-45).
    package init(
        title: String, address: String, why: String? = nil, late: MarkView? = nil, day: String? = nil,
        left: String? = nil, who: [String] = [], button: ButtonView
    ) {
        self.title = title
        self.address = address
        self.why = why
        self.late = late
        self.day = day
        self.left = left
        self.who = who
        self.button = button
    }
}

/// Every school as one mark, by town.
package struct LightsView: Sendable {
    package let section: SectionView
    package let caption: String
    package let rows: [LightsRow]
    package let tally: [MarkView]

    package init(section: SectionView, caption: String, rows: [LightsRow], tally: [MarkView]) {
        self.section = section
        self.caption = caption
        self.rows = rows
        self.tally = tally
    }
}

package struct LightsRow: Sendable {
    package let label: String
    package let address: String?
    package let marks: [LightsMark]
    /// Where there are too many schools to draw: how many of each.
    package let counts: [MarkView]

    package init(_ label: String, _ marks: [LightsMark]) {
        self.label = label
        address = nil
        self.marks = marks
        counts = []
    }

    package init(_ label: String, _ address: String, counts: [MarkView]) {
        self.label = label
        self.address = address
        marks = []
        self.counts = counts
    }
}

package struct LightsMark: Sendable {
    package let kind: String
    package let text: String
    package let address: String

    package init(_ kind: MarkView.Kind, text: String, address: String) {
        self.kind = kind.rawValue
        self.text = text
        self.address = address
    }
}

/// What changed since last time, in sentences.
package struct ChangesView: Sendable {
    package let section: SectionView
    package let sentences: [SentenceView]

    package init(section: SectionView, sentences: [SentenceView]) {
        self.section = section
        self.sentences = sentences
    }
}

/// A sentence with one thing in it that opens.
package struct SentenceView: Sendable {
    package let before: String
    package let link: LinkView?
    package let after: String

    package init(_ before: String, _ link: LinkView? = nil, _ after: String = "") {
        self.before = before
        self.link = link
        self.after = after
    }
}

/// Who is on duty or in charge, or why nobody is named.
package struct DutyList: Sendable {
    package let section: SectionView
    package let people: [DutyView]
    package let empty: String?

    package init(section: SectionView, people: [DutyView], empty: String? = nil) {
        self.section = section
        self.people = people
        self.empty = people.isEmpty ? empty : nil
    }
}
