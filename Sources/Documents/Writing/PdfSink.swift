import Foundation
import Reports

/// An A4 document by pango and cairo: fonts embedded, text searchable, header row on every page.
///
/// 「共 5 页」 is known only at the end, so rows wait in a temporary file, their heights in memory.
final class PdfSink: RowSink {
    private let path: String
    private let plan: TablePlan
    private let layout: PdfLayout
    private let waiting: RowSpool
    private var heights: [Float] = []

    init(_ path: String, _ plan: TablePlan) throws(WritingFailure) {
        self.path = path
        self.plan = plan
        layout = PdfLayout(plan)
        waiting = try RowSpool(path + ".rows")
    }

    func append(_ row: [Cell]) throws(WritingFailure) {
        let texts = row.map { $0.text(plan.labels) }
        heights.append(Float(layout.rowHeight(texts, bold: false)))
        try waiting.append(texts)
    }

    func finish(rows: Int) throws(WritingFailure) {
        defer { waiting.discard() }
        let lines = plan.coverLines(rows: rows)
        let coverHeight = layout.coverHeight(lines)
        let header = layout.rowHeight(plan.columns.map(\.title), bold: true)
        let pages = layout.pages(heights, cover: coverHeight, header: header)

        let pen = try PdfPen(path, layout, created: plan.cover.time, title: plan.cover.title)
        let reader = try waiting.reader()
        for (index, page) in pages.enumerated() {
            var y = layout.margin
            if index == 0 {
                pen.draw(cover: lines, at: y)
                y += coverHeight
            }
            pen.draw(row: plan.columns.map(\.title), at: y, height: header, style: .header)
            y += header
            for row in page {
                guard let texts = try reader.next() else { break }
                pen.draw(row: texts, at: y, height: Double(heights[row]), style: .entry)
                y += Double(heights[row])
            }
            if let mark = plan.cover.watermark { pen.draw(watermark: mark) }
            pen.draw(footer: plan.labels.pageText(page: "\(index + 1)", pages: "\(pages.count)"))
            pen.endPage()
        }
        try pen.close()
    }

    func discard() { waiting.discard() }
}
