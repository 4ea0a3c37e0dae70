package import Campus

/// All parts in all states, by day and by night: whoever builds the next page looks here first.
package struct DesignPage: Sendable {
    package let head: HeadView
    package let day: DesignParts
    package let night: DesignParts

    package init(words: Words, now: Instant) {
        head = HeadView(words("design.title"), then: words("design.then"), crumbs: [CrumbView(words("rail.design"))])
        day = DesignParts(half: "day", words: words, now: now)
        night = DesignParts(half: "night", words: words, now: now)
    }
}

/// One half of the page. The two halves differ in the names of their fields only.
package struct DesignParts: Sendable {
    package let half: String
    package let colours: [String]
    package let marks: [MarkView]
    package let lights: [MarkView]
    package let chips: [ChipView]
    package let bars: [BarView]
    package let fields: [FieldView]
    package let summary: SummaryView?
    package let tabs: TabsView
    package let table: TableView
    package let hollow: TableView
    package let empty: EmptyView
    package let timeline: TimelineView
    package let steps: StepsView
    package let next: NextView
    package let later: NextView
    package let notes: [NoteView]
    package let facts: [FactView]
    package let duty: [DutyView]
    package let conflict: ConflictView
    package let undo: UndoView
    package let year: YearLine
    package let map: MapBox
    package let time: TimeView
    package let buttons: [ButtonView]

    init(half: String, words: Words, now: Instant) {
        let fields = DesignSamples.fields(half, words)
        self.half = half
        colours = DesignSamples.colours
        marks = DesignSamples.grades(words)
        lights = DesignSamples.lights(words)
        chips = DesignSamples.chips(words)
        bars = DesignSamples.bars
        self.fields = fields
        summary = SummaryView(fields: fields, words: words)
        tabs = DesignSamples.tabs(half, words)
        table = DesignSamples.table(half, words, now)
        hollow = DesignSamples.hollow(half, words)
        empty = DesignSamples.empty(words)
        timeline = DesignSamples.timeline(words, now)
        steps = DesignSamples.steps(words)
        next = DesignSamples.next(words, isBad: true)
        later = DesignSamples.next(words, isBad: false)
        notes = DesignSamples.notes(words)
        facts = DesignSamples.facts(words)
        duty = DesignSamples.duty(words)
        conflict = DesignSamples.conflict(half, words)
        undo = UndoView(text: words("design.undo"), action: "/design")
        year = DesignSamples.year(words, now.localDate)
        map = DesignSamples.map(words)
        time = TimeView(now, isRelative: true)
        buttons = DesignSamples.buttons(words)
    }
}
