/// The first line that `vipsheader` prints: `in: 4000x3000 uchar, 3 bands, srgb, jpegload`.
struct ImageHeader: Equatable {
    let width: Int
    let height: Int
    let bands: Int
    let space: String
    let loader: String

    init?(_ output: [UInt8]) {
        guard let line = String(decoding: output, as: UTF8.self).split(separator: "\n").first,
            let colon = line.firstIndex(of: ":")
        else { return nil }
        let parts = line[line.index(after: colon)...].split(separator: ",")
            .map { $0.split(separator: " ").map(String.init) }
        guard parts.count == 4, let size = parts[0].first?.split(separator: "x"), size.count == 2,
            let width = Int(size[0]), let height = Int(size[1]), width > 0, height > 0,
            let bands = parts[1].first.flatMap({ Int($0) }), let space = parts[2].first, let loader = parts[3].first
        else { return nil }
        self.width = width
        self.height = height
        self.bands = bands
        self.space = space
        self.loader = loader
    }

    /// Two bands are grey with transparency, four colour with transparency, or the inks of a press (`cmyk`).
    var hasTransparency: Bool { bands == 2 || bands == 4 && space != "cmyk" }

    /// How many pixels it decodes to; the product of two hostile numbers must not overflow.
    func exceeds(pixels limit: Int) -> Bool {
        let (product, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow || product > limit
    }

    func isRead(as type: SniffedType) -> Bool {
        switch type {
        case .jpeg: loader == "jpegload"
        case .png: loader == "pngload"
        case .webp: loader == "webpload"
        case .gif: loader == "gifload"
        case .heic: loader == "heifload"
        case .pdf, .docx, .xlsx, .pptx, .zip, .compoundFile, .mp4, .quickTime, .text, .html, .svg, .xml, .executable,
            .unknown:
            false
        }
    }
}
