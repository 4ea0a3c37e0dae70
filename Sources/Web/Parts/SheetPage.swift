/// A page of sections under a head: particulars, small tables, short forms. Most pages about one thing are one of these.
package struct SheetPage: Sendable {
    package let head: HeadView
    package let tabs: TabsView?
    package let note: NoteView?
    package let next: NextView?
    package let sections: [SheetSection]
    /// Beside the rest on a wide screen, under it on a narrow one.
    package let side: [SheetSection]
    package let hasSide: Bool
    package let sideLabel: String

    package init(
        head: HeadView, tabs: TabsView? = nil, note: NoteView? = nil, next: NextView? = nil, sections: [SheetSection],
        side: [SheetSection] = [], sideLabel: String = ""
    ) {
        self.head = head
        self.tabs = tabs
        self.note = note
        self.next = next
        self.sections = sections
        self.side = side
        hasSide = !side.isEmpty
        self.sideLabel = sideLabel
    }
}

/// One part of a sheet. What is not given is not there.
package struct SheetSection: Sendable {
    package var section: SectionView?
    package var text: String?
    package var note: NoteView?
    package var facts: [FactView]
    package var hasFacts: Bool
    package var table: SmallTable?
    package var empty: EmptyView?
    package var form: FormView?
    /// Shown once, to be copied: a link, a key, recovery codes.
    package var secrets: [String]
    package var buttons: [ButtonView]

    package init(
        _ section: SectionView? = nil, text: String? = nil, note: NoteView? = nil, facts: [FactView] = [],
        table: SmallTable? = nil, empty: EmptyView? = nil, form: FormView? = nil, secrets: [String] = [],
        buttons: [ButtonView] = []
    ) {
        self.section = section
        self.text = text
        self.note = note
        self.facts = facts
        hasFacts = !facts.isEmpty
        self.table = table
        self.empty = empty
        self.form = form
        self.secrets = secrets
        self.buttons = buttons
    }
}
