import Foundation
import Reports

/// A Word document with one table (ECMA-376); the rows go to a temporary file that is packed at the end.
final class DocxSink: RowSink {
    private let path: String
    private let body: OutputFile
    private let plan: TablePlan
    private var rowCount: ReservedNumber?
    private var characters = CharacterTally()

    init(_ path: String, _ plan: TablePlan) throws(WritingFailure) {
        self.path = path
        self.plan = plan
        body = try OutputFile(path + ".rows")
        for text in [plan.labels.rowCount, plan.labels.pageOfPages, plan.cover.watermark ?? ""] { characters.add(text) }
        try body.write(DocxParts.documentStart)
        try writeCover()
        try writeTableStart()
    }

    private func writeCover() throws(WritingFailure) {
        try body.write(paragraph(plan.cover.title, style: "Title"))
        for (label, value) in plan.cover.lines(plan.labels, rows: "").dropFirst().dropLast() {
            try body.write(paragraph("\(label)  \(value)"))
        }
        try body.write("<w:p><w:r><w:t xml:space=\"preserve\">\(markup(plan.labels.rowCount))  ")
        rowCount = try ReservedNumber(in: body)
        try body.write("</w:t></w:r></w:p>")
    }

    private func writeTableStart() throws(WritingFailure) {
        let widths = columnWidths
        try body.write(DocxParts.tableStart)
        for width in widths { try body.write("<w:gridCol w:w=\"\(width)\"/>") }
        try body.write("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        for (column, width) in zip(plan.columns, widths) {
            try body.write(
                "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:fill=\"E8EDF3\"/></w:tcPr>"
                    + paragraph(column.title, style: "Head") + "</w:tc>")
        }
        try body.write("</w:tr>")
    }

    /// In twentieths of a point, shared out over the width of the page.
    private var columnWidths: [Int] {
        let page = DocxParts.textWidth(isWide: plan.isWide)
        let total = max(1, plan.columns.reduce(0) { $0 + $1.width })
        return plan.columns.map { $0.width * page / total }
    }

    func append(_ row: [Cell]) throws(WritingFailure) {
        var line = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        for cell in row {
            let style =
                switch cell {
                case .integer, .number: "Figure"
                case .empty, .text, .date, .dateTime, .yesNo: "Entry"
                }
            line += "<w:tc>" + paragraph(cell.text(plan.labels), style: style) + "</w:tc>"
        }
        try body.write(line + "</w:tr>")
    }

    func finish(rows: Int) throws(WritingFailure) {
        try body.write("</w:tbl>" + DocxParts.documentEnd(isWide: plan.isWide))
        try rowCount?.fill(plan.cover.rowCount ?? rows, in: body)
        try body.finish()
        defer { unlink(body.path) }

        let archive = try Archive(writing: path)
        let font = SubsetFont(characters: characters)
        for part in DocxParts.fixed(plan, embedsFont: font != nil) { try archive.add(part.name, text: part.text) }
        if let font { try archive.add("word/fonts/font1.odttf", bytes: font.obfuscated) }
        try archive.add("word/document.xml", file: body.path)
        try archive.close()
    }

    func discard() {
        body.close()
        unlink(body.path)
    }

    private func paragraph(_ text: String, style: String = "Normal") -> String {
        characters.add(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "<w:t xml:space=\"preserve\">\(markup(String($0)))</w:t>" }
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r>\(lines.joined(separator: "<w:br/>"))</w:r></w:p>"
    }
}
