import Campus
import CPango
import Foundation

/// Draws pages onto a cairo PDF surface.
final class PdfPen {
    enum Style { case header, entry }

    private let path: String
    private let layout: PdfLayout
    private let surface: OpaquePointer
    private let context: OpaquePointer

    init(_ path: String, _ layout: PdfLayout, created: Instant, title: String) throws(WritingFailure) {
        self.path = path
        self.layout = layout
        surface = cairo_pdf_surface_create(path, layout.pageWidth, layout.pageHeight)
        // The time of the cover, not of the machine: equal rows give equal bytes.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.rfc3339)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.xlsxText)
        context = cairo_create(surface)
        cairo_set_line_width(context, 0.4)
        try check()
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func draw(cover lines: [(label: String, value: String)], at top: Double) {
        let width = layout.pageWidth - 2 * layout.margin
        var y = top
        layout.text.set(lines[0].value, width: width, bold: true, size: 15)
        show(x: layout.margin, y: y)
        y += layout.text.size.height + 8
        for line in lines.dropFirst() {
            layout.text.set(line.label, width: nil, bold: false, size: 9)
            show(x: layout.margin, y: y, grey: 0.35)
            layout.text.set(line.value, width: width - 70, bold: false, size: 9)
            show(x: layout.margin + 70, y: y)
            y += layout.coverLineHeight(line)
        }
    }

    func draw(row texts: [String], at y: Double, height: Double, style: Style) {
        if style == .header { fill(y: y, height: height) }
        for (column, text) in texts.enumerated() {
            rule(x: layout.edges[column], y: y, width: layout.edges[column + 1] - layout.edges[column], height: height)
            guard !text.isEmpty else { continue }
            layout.text.set(
                text, width: layout.width(of: column), bold: style == .header,
                alignRight: style == .entry && layout.numeric[column])
            keepInside(height)
            show(x: layout.edges[column] + layout.padding, y: y + layout.padding - 1)
        }
    }

    func draw(footer text: String) {
        layout.text.set(text, width: nil, bold: false, size: 8)
        show(x: (layout.pageWidth - layout.text.size.width) / 2, y: layout.pageHeight - layout.margin, grey: 0.35)
    }

    func draw(watermark text: String) {
        cairo_save(context)
        cairo_translate(context, layout.pageWidth / 2, layout.pageHeight / 2)
        cairo_rotate(context, -0.45)
        layout.text.set(text, width: nil, bold: false, size: 28)
        let size = layout.text.size
        cairo_move_to(context, -size.width / 2, -size.height / 2)
        cairo_set_source_rgba(context, 0, 0, 0, 0.12)
        pango_cairo_show_layout(context, layout.text.layout)
        cairo_restore(context)
    }

    func endPage() { cairo_show_page(context) }

    func close() throws(WritingFailure) {
        cairo_surface_finish(surface)
        try check()
    }

    // MARK: - Strokes

    private func show(x: Double, y: Double, grey: Double = 0.05) {
        cairo_set_source_rgb(context, grey, grey, grey)
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, layout.text.layout)
    }

    private func fill(y: Double, height: Double) {
        cairo_set_source_rgb(context, 0.91, 0.93, 0.95)
        cairo_rectangle(context, layout.edges[0], y, layout.edges[layout.edges.count - 1] - layout.edges[0], height)
        cairo_fill(context)
    }

    private func rule(x: Double, y: Double, width: Double, height: Double) {
        cairo_set_source_rgb(context, 0.6, 0.6, 0.6)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
    }

    private func keepInside(_ height: Double) {
        guard height >= layout.tallestRow else { return }
        pango_layout_set_height(layout.text.layout, Int32((height - 2 * layout.padding) * Double(PANGO_SCALE)))
        pango_layout_set_ellipsize(layout.text.layout, PANGO_ELLIPSIZE_END)
    }

    private func check() throws(WritingFailure) {
        let status = cairo_surface_status(surface)
        guard status != CAIRO_STATUS_SUCCESS else { return }
        if status == CAIRO_STATUS_WRITE_ERROR { throw OutputFile.failure(path) }
        throw .refused(by: "cairo", reason: String(cString: cairo_status_to_string(status)))
    }
}
