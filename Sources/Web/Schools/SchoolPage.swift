/// One school: what is wrong, who is in charge, what comes, its facts with who confirmed them, where it is.
package struct SchoolPage: Sendable {
    package let head: HeadView
    package let next: NextView?
    package let sections: [SchoolSection]
    package let facts: SchoolBasics
    package let year: YearLine?
    package let map: MapBox?
    package let history: TimelineView?
    package let historySection: SectionView?

    package init(
        head: HeadView, next: NextView? = nil, sections: [SchoolSection], facts: SchoolBasics, year: YearLine? = nil,
        map: MapBox? = nil, history: TimelineView? = nil, historySection: SectionView? = nil
    ) {
        self.head = head
        self.next = next
        self.sections = sections
        self.facts = facts
        self.year = year
        self.map = map
        self.history = history
        self.historySection = historySection
    }
}

/// A part of the profile: a small table, or why it is empty.
package struct SchoolSection: Sendable {
    package let section: SectionView
    package let table: SmallTable?
    package let empty: EmptyView?

    package init(_ section: SectionView, table: SmallTable) {
        self.section = section
        self.table = table
        empty = nil
    }

    package init(_ section: SectionView, empty: EmptyView) {
        self.section = section
        table = nil
        self.empty = empty
    }
}

/// A table without tools: a few rows inside a page.
package struct SmallTable: Sendable {
    package let caption: String
    package let columns: [TableColumn]
    package let rows: [TableRow]

    package init(caption: String, columns: [TableColumn], rows: [TableRow]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

/// The facts that decide what binds a school.
package struct FactsBlock: Sendable {
    package let section: SectionView
    package let facts: [FactView]
    package let note: NoteView?
    package let buttons: [ButtonView]

    package init(section: SectionView, facts: [FactView], note: NoteView? = nil, buttons: [ButtonView] = []) {
        self.section = section
        self.facts = facts
        self.note = note
        self.buttons = buttons
    }
}
