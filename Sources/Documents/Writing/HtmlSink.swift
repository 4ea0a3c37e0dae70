import Reports

/// One page that prints well on A4 by itself: no scripts, nothing fetched.
final class HtmlSink: RowSink {
    private let file: OutputFile
    private let plan: TablePlan
    private var rowCount: ReservedNumber?

    init(_ path: String, _ plan: TablePlan) throws(WritingFailure) {
        self.plan = plan
        file = try OutputFile(path)
        let title = markup(plan.cover.title)
        try file.write(
            """
            <!DOCTYPE html>
            <html lang="\(markup(plan.labels.language))">
            <head><meta charset="utf-8"><title>\(title)</title>
            <style>\(Self.style(isWide: plan.isWide))</style></head>
            <body>
            <h1>\(title)</h1>

            """)
        try writeCover()
        try writeHeader()
    }

    private func writeCover() throws(WritingFailure) {
        if let watermark = plan.cover.watermark { try file.write("<p class=\"mark\">\(markup(watermark))</p>\n") }
        try file.write("<dl>\n")
        for (label, value) in plan.cover.lines(plan.labels, rows: "").dropFirst().dropLast() {
            try file.write("<div><dt>\(markup(label))</dt><dd>\(markup(value))</dd></div>\n")
        }
        try file.write("<div><dt>\(markup(plan.labels.rowCount))</dt><dd>")
        rowCount = try ReservedNumber(in: file)
        try file.write("</dd></div>\n</dl>\n")
    }

    private func writeHeader() throws(WritingFailure) {
        try file.write("<table>\n<thead><tr>")
        for column in plan.columns { try file.write("<th scope=\"col\">\(markup(column.title))</th>") }
        try file.write("</tr></thead>\n<tbody>\n")
    }

    func append(_ row: [Cell]) throws(WritingFailure) {
        var line = "<tr>"
        for cell in row {
            switch cell {
            case .integer, .number: line += "<td class=\"n\">"
            case .empty, .text, .date, .dateTime, .yesNo: line += "<td>"
            }
            line += markup(cell.text(plan.labels))
            line += "</td>"
        }
        try file.write(line + "</tr>\n")
    }

    func finish(rows: Int) throws(WritingFailure) {
        try file.write("</tbody>\n</table>\n</body>\n</html>\n")
        try rowCount?.fill(plan.cover.rowCount ?? rows, in: file)
        try file.finish()
    }

    func discard() { file.close() }

    private static func style(isWide: Bool) -> String {
        """
        @page{size:A4 \(isWide ? "landscape" : "portrait");margin:15mm 12mm}
        body{font:10pt/1.5 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;color:#111;margin:2rem}
        h1{font-size:16pt;margin:0 0 .5rem}dl{margin:0 0 1rem}dl div{display:flex;gap:1em}dt{color:#555;min-width:6em}
        dd{margin:0}table{border-collapse:collapse;width:100%}thead{display:table-header-group}
        tr{break-inside:avoid}th,td{border:.5pt solid #999;padding:2pt 4pt;text-align:left;vertical-align:top;
        overflow-wrap:anywhere;white-space:pre-line}th{background:#eee}.n{text-align:right}
        .mark{position:fixed;inset:45% 0 auto;text-align:center;font-size:28pt;color:#000;opacity:.08;
        transform:rotate(-25deg);pointer-events:none;margin:0}@media print{body{margin:0}th{print-color-adjust:exact}}
        """
    }
}

extension TablePlan {
    /// More half-width characters than an upright A4 page carries at a readable size.
    var isWide: Bool { columns.reduce(0) { $0 + $1.width } > 100 }
}
