import Campus
import Workflows

/// What is known of a run when its page is shown.
struct ImportView {
    let run: ImportRun
    let kind: any ImportKind
    let words: Words
    let now: Instant
    var problem: String?
    var earlier: (name: String, at: Instant)?
    var samples: [[String]] = []
    var rows: [ImportRowView] = []
    var job: Job?

    var isMoving: Bool { run.step.isMoving && job?.state.isOver != true }

    var page: ImportPage {
        ImportPage(
            head: head, steps: steps, notes: notes, match: run.step == .match || run.step == .file ? match : nil,
            progress: run.step.isMoving ? progress : nil, counts: counts, grid: grid, decision: run.step == .check ? decision : nil,
            after: after, address: "/imports/\(run.id)", left: left)
    }

    private var head: HeadView {
        HeadView(
            run.fileName, then: words("import.head.\(run.step.rawValue)"),
            crumbs: [CrumbView(words("import.title"), "/imports"), CrumbView(words("import.kind.\(run.kind)"))], buttons: buttons)
    }

    private var buttons: [ButtonView] {
        let address = "/imports/\(run.id)"
        switch run.step {
        case .file, .match:
            return [.post(words("import.discard"), to: "\(address)/discard", .quiet, asking: words("import.discard.ask"))]
        case .check:
            return [
                .post(words("import.rematch"), to: "\(address)/rematch"),
                .post(words("import.discard"), to: "\(address)/discard", .quiet, asking: words("import.discard.ask")),
            ]
        case .result where run.canUndo(at: now):
            return [.post(words("import.undo"), to: "\(address)/undo", .grave, asking: words("import.undo.ask", ["count": words.grouped(run.counts.done)]))]
        case .checking, .importing, .undoing, .result, .undone: return []
        }
    }

    private var steps: StepsView {
        StepsView((0..<4).map { place in
            let state: StepView.State = place < run.step.place ? .done : place > run.step.place ? .ahead : run.step == .result || run.step == .undone ? .done : .now
            return StepView(words("import.step.\(place + 1)"), state)
        })
    }

    private var notes: [NoteView] {
        var notes: [NoteView] = []
        if let problem { notes.append(NoteView(problem, .grave)) }
        if let failure = run.choices.failure { notes.append(NoteView(words(failure), .grave)) }
        if let earlier, run.step.place < 3 {
            notes.append(NoteView(words("import.earlier", ["name": earlier.name, "day": earlier.at.tableText]), .heed))
        }
        let outline = run.choices.outline
        if run.step.place < 3 {
            if outline.hiddenRows > 0 { notes.append(NoteView(words("import.hidden-rows", count: outline.hiddenRows), .heed)) }
            if outline.hiddenColumns > 0 { notes.append(NoteView(words("import.hidden-columns", count: outline.hiddenColumns), .heed)) }
        }
        if run.step == .result, let day = run.appliedAt.map({ $0.adding(seconds: ImportRun.undoDays * 86_400) }), run.canUndo(at: now) {
            notes.append(NoteView(words("import.undo.until", ["day": day.tableText])))
        }
        return notes
    }

    // MARK: match

    private var match: ImportMatchView {
        let outline = run.choices.outline
        return ImportMatchView(
            once: Turn.once(),
            columns: run.choices.headings.enumerated().map(column),
            sheets: outline.sheets.count > 1
                ? outline.sheets.enumerated().map { ChoiceView("\($0)", $1, isChosen: $0 == run.choices.sheet) } : [],
            fillsDown: outline.mergedDown > 0
                ? .checkbox(
                    "fillsDown", words("import.fills-down"), isChecked: run.choices.fillsDown,
                    hint: words("import.fills-down.hint", count: outline.mergedDown)) : nil,
            key: words("import.key.\(run.kind)"), rows: words("import.rows.of", count: max(0, outline.rows - 1)))
    }

    private func column(_ place: Int, _ heading: String) -> ImportColumnView {
        let chosen = run.choices.columns[place]
        let candidates = place < run.choices.candidates.count ? run.choices.candidates[place] : []
        // The nearest stand first; nothing is chosen for the person.
        let ordered = candidates.compactMap { key in kind.fields.first { $0.key == key } }
            + kind.fields.filter { !candidates.contains($0.key) }
        let sample = samples.compactMap { place < $0.count ? $0[place] : nil }.filter { !$0.isEmpty }.prefix(3)
        return ImportColumnView(
            name: "column.\(place)", heading: heading.isEmpty ? words("import.column", ["number": "\(place + 1)"]) : heading,
            sample: sample.joined(separator: "、"),
            hint: chosen == nil && !candidates.isEmpty
                ? words("import.nearest", ["what": candidates.map { FaultWords(kind: kind, words: words).title($0) }.joined(separator: "、")]) : nil,
            isOpen: chosen == nil,
            fields: ordered.map { ChoiceView($0.key, words($0.title) + ($0.isRequired ? " *" : ""), isChosen: $0.key == chosen) })
    }

    // MARK: check and result

    private var progress: ImportProgressView {
        let address = "/imports/\(run.id)"
        let isStopped = job?.state.isOver == true
        let total = job?.total ?? 0
        let done = job?.done ?? 0
        let bar = total > 0 ? BarView(reached: done, of: total, text: "\(words.grouped(done)) / \(words.grouped(total))") : nil
        var buttons: [ButtonView] = []
        if isStopped {
            buttons = [
                .post(words("import.resume"), to: "\(address)/resume", .main), .post(words("import.settle"), to: "\(address)/settle"),
            ]
        } else {
            buttons = [.post(words("import.cancel"), to: "\(address)/stop")]
        }
        let failure = job?.failure ?? ""
        return ImportProgressView(
            text: isStopped ? (failure.isEmpty ? words("import.stopped") : words(failure)) : words("import.moving.\(run.step.rawValue)"),
            bar: bar, left: isStopped ? nil : timeLeft(done, total), buttons: buttons)
    }

    private func timeLeft(_ done: Int, _ total: Int) -> String? {
        guard let started = job?.startedAt, done > 0, total > done else { return nil }
        let passed = now.seconds(since: started)
        let seconds = Int(Double(passed) * Double(total - done) / Double(done))
        return words("import.left", ["count": "\(max(1, seconds))"])
    }

    private var counts: [ImportCountView] {
        guard run.step == .check || run.step == .result || run.step == .undone else { return [] }
        let all: [(String, Int)] =
            run.step == .check
            ? [("new", run.counts.new), ("changed", run.counts.changed), ("unchanged", run.counts.unchanged), ("faulty", run.counts.faulty)]
            : [
                ("done", run.counts.done), ("undone", run.counts.undone), ("kept", run.counts.kept), ("skipped", run.counts.skipped),
                ("unchanged", run.counts.unchanged), ("faulty", run.counts.faulty),
            ]
        return all.filter { run.step == .check || $0.1 > 0 }.map { name, number in
            ImportCountView(label: words("import.count.\(name)"), number: words.grouped(number), isBad: (name == "faulty" || name == "kept") && number > 0)
        }
    }

    private var grid: ImportGridView? {
        guard !rows.isEmpty else { return nil }
        let faults = FaultWords(kind: kind, words: words)
        let columns = run.choices.columns.enumerated().filter { $0.element != nil }
        return ImportGridView(
            once: Turn.once(), isOpen: run.step == .check || (run.step == .result && run.counts.faulty > 0),
            title: words(run.step == .undone ? "import.grid.kept" : "import.grid"),
            columns: columns.map { faults.title($0.element ?? "") },
            rows: rows.map { row in
                let bad = Set(row.faults.map(\.field))
                return ImportGridRow(
                    number: "\(row.number)", reasons: row.faults.isEmpty ? [words("import.count.\(row.state)")] : row.faults.map(faults.sentence),
                    cells: columns.map { place, key in
                        let cell = place < row.cells.count ? row.cells[place] : nil
                        return ImportGridCell(
                            name: "c.\(row.number).\(place)", label: faults.title(key ?? ""), value: cell?.text ?? "",
                            isBad: bad.contains(key ?? ""), mark: cell?.isFormula == true ? words("import.formula") : nil)
                    })
            })
    }

    private var after: String? { rows.count == 50 ? rows.last.map { "/imports/\(run.id)?after=\($0.number)" } : nil }

    /// Columns of the file that are left out: nothing is dropped silently.
    private var left: String? {
        guard run.step == .check else { return nil }
        let names = zip(run.choices.headings, run.choices.columns).filter { $0.1 == nil && !$0.0.isEmpty }.map(\.0)
        return names.isEmpty ? nil : words("import.left-out", ["what": names.joined(separator: "、")])
    }

    private var decision: ImportDecisionView? {
        guard run.counts.ready > 0 else { return nil }
        let fields = run.choices.columns.compactMap { $0 }
        return ImportDecisionView(
            once: Turn.once(),
            fields: [
                .choice("extent", words("import.extent"), [
                    ChoiceView("good", words("import.extent.good", count: run.counts.ready), isChosen: true),
                    ChoiceView("all", words("import.extent.all")),
                ]),
                .choice("repeats", words("import.repeats"), ImportChoices.Repeats.allCases.map {
                    ChoiceView($0.rawValue, words("import.repeats.\($0.rawValue)"), isChosen: $0 == .update)
                }, hint: words("import.key.\(run.kind)")),
            ],
            updates: run.counts.changed > 0
                ? fields.map { ChoiceView($0, FaultWords(kind: kind, words: words).title($0), isChosen: true) } : [],
            submit: words("import.apply", count: run.counts.ready))
    }

    static func words(_ refusal: ImportRefusal, _ words: Words) -> String? {
        switch refusal {
        case .faultyRows(let count): words("import.refused.faulty", count: count)
        case .repeats(let count): words("import.refused.repeats", count: count)
        case .nothingReady: words("import.refused.nothing")
        case .unknownKind, .noRows, .missingColumn, .wrongStep, .tooLate, .fileGone, .tooManyRows: nil
        }
    }
}
