import CPango

/// Lays out paragraphs with the free Noto fonts; pango breaks Chinese lines by the rules of Unicode.
final class PdfText {
    let layout: OpaquePointer
    private let context: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    private let fontSize: Double
    private var fonts: [String: OpaquePointer] = [:]

    init(fontSize: Double, language: String) {
        self.fontSize = fontSize
        map = pango_cairo_font_map_new()
        pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
        context = pango_font_map_create_context(map)
        pango_context_set_language(context, pango_language_from_string(language))
        // Lines must break at the same places on every machine and surface.
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        layout = pango_layout_new(context)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    }

    deinit {
        fonts.values.forEach { pango_font_description_free($0) }
        g_object_unref(UnsafeMutableRawPointer(layout))
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// Puts text into the one layout; every use starts here.
    func set(_ text: String, width: Double?, bold: Bool, size: Double? = nil, alignRight: Bool = false) {
        pango_layout_set_font_description(layout, font(bold: bold, size: size ?? fontSize))
        pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
        pango_layout_set_alignment(layout, alignRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
        pango_layout_set_height(layout, -1)
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE)
        let text = text.xlsxText  // No control characters, no endless cell.
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
    }

    func height(of text: String, width: Double, bold: Bool, size: Double? = nil) -> Double {
        set(text, width: width, bold: bold, size: size)
        return self.size.height
    }

    var size: (width: Double, height: Double) {
        var width: Int32 = 0
        var height: Int32 = 0
        pango_layout_get_size(layout, &width, &height)
        return (Double(width) / Double(PANGO_SCALE), Double(height) / Double(PANGO_SCALE))
    }

    private func font(bold: Bool, size: Double) -> OpaquePointer {
        let name = "Noto Sans CJK SC \(bold ? "Bold " : "")\(size)"
        if let known = fonts[name] { return known }
        let font = pango_font_description_from_string("Noto Sans CJK SC")!
        pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_size(font, Int32(size * Double(PANGO_SCALE)))
        fonts[name] = font
        return font
    }
}
