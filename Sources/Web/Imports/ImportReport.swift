import Campus
package import Workflows

/// The judgement of every row as text or JSON, with the same words as the pages (IMP-12).
package struct ImportReport: Sendable {
    let run: ImportRun
    let words: Words
    private let faults: FaultWords

    package init(run: ImportRun, kind: any ImportKind, words: Words) {
        self.run = run
        self.words = words
        faults = FaultWords(kind: kind, words: words)
    }

    package func line(_ row: ImportRowView) -> String {
        "\(words("import.row")) \(row.number)：" + row.faults.map(faults.sentence).joined(separator: "；")
    }

    package func json(_ row: ImportRowView) -> String {
        let items = row.faults.map { fault -> String in
            let value = run.choices.columns.firstIndex(of: fault.field).flatMap { $0 < row.cells.count ? row.cells[$0].text : nil } ?? ""
            return """
                {"column":\(fault.field.asJSON),"title":\(faults.title(fault.field).asJSON),"value":\(value.asJSON),\
                "reason":\(fault.reason.asJSON),"words":\(words(fault.reason).asJSON),"suggestion":\(fault.suggestion.asJSON)}
                """
        }
        return "{\"row\":\(row.number),\"state\":\(row.state.asJSON),\"faults\":[\(items.joined(separator: ","))]}"
    }

    package var summary: String {
        [("new", run.counts.new), ("changed", run.counts.changed), ("unchanged", run.counts.unchanged), ("faulty", run.counts.faulty)]
            .map { "\(words("import.count.\($0.0)")) \($0.1)" }.joined(separator: "，")
    }

    package static func counts(_ counts: ImportCounts, run: String) -> String {
        """
        {"run":\(run.asJSON),"new":\(counts.new),"changed":\(counts.changed),"unchanged":\(counts.unchanged),\
        "faulty":\(counts.faulty),"skipped":\(counts.skipped),"done":\(counts.done)}
        """
    }
}
