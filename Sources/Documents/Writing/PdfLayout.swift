import CPango
import Reports

/// Where everything stands on the pages, in points. One instance per file; not for several threads at once.
final class PdfLayout {
    let margin = 36.0
    let footerRoom = 18.0
    let padding = 3.0
    let fontSize: Double
    let pageWidth: Double
    let pageHeight: Double
    /// Left edge of each column, and the right edge of the last.
    let edges: [Double]
    let numeric: [Bool]
    let text: PdfText

    init(_ plan: TablePlan) {
        // ISO 216: A4 is 210 mm × 297 mm.
        (pageWidth, pageHeight) = plan.isWide ? (841.89, 595.28) : (595.28, 841.89)
        let wanted = plan.columns.map { Double($0.width) * 4.5 + 6 }
        let scale = (pageWidth - 72) / max(1, wanted.reduce(0, +))
        fontSize = min(9, max(5.5, 9 * scale))
        edges = wanted.reduce(into: [36.0]) { edges, width in edges.append(edges[edges.count - 1] + width * scale) }
        numeric = plan.columns.map { $0.kind == .integer || $0.kind == .number }
        text = PdfText(fontSize: fontSize, language: plan.labels.language)
    }

    var lineHeight: Double { fontSize * 1.6 }
    var bottom: Double { pageHeight - margin - footerRoom }
    /// A row never grows beyond a page; what does not fit ends in 「…」.
    var tallestRow: Double { bottom - margin - 220 }

    func width(of column: Int) -> Double { edges[column + 1] - edges[column] - 2 * padding }

    func rowHeight(_ texts: [String], bold: Bool) -> Double {
        var tallest = lineHeight
        for (column, cell) in texts.enumerated() where !fitsSurely(cell, in: width(of: column)) {
            tallest = max(tallest, text.height(of: cell, width: width(of: column), bold: bold) + 2 * padding)
        }
        return min(tallest, tallestRow)
    }

    func coverHeight(_ lines: [(label: String, value: String)]) -> Double {
        let titleHeight = text.height(of: lines[0].value, width: pageWidth - 2 * margin, bold: true, size: 15)
        let rest = lines.dropFirst().reduce(0) { $0 + coverLineHeight($1) }
        return min(titleHeight + 8 + rest + 10, 200)
    }

    func coverLineHeight(_ line: (label: String, value: String)) -> Double {
        max(15, text.height(of: line.value, width: pageWidth - 2 * margin - 70, bold: false, size: 9) + 2)
    }

    /// Rows by page; the first page also carries the cover, every page the header. At least one page.
    func pages(_ heights: [Float], cover: Double, header: Double) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var first = 0
        var y = margin + cover + header
        for (row, height) in heights.enumerated() {
            if y + Double(height) > bottom, row > first || pages.isEmpty && cover > 0 {
                pages.append(first..<row)
                first = row
                y = margin + header
            }
            y += Double(height)
        }
        pages.append(first..<heights.count)
        return pages
    }

    /// Cheap and careful: a character counts a full square, so most short cells need no measuring.
    private func fitsSurely(_ text: String, in width: Double) -> Bool {
        let limit = Int(width / fontSize)
        return text.utf8.count <= limit && !text.utf8.contains(0x0A)
    }
}
