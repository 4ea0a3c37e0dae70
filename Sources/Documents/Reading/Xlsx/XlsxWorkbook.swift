/// An open workbook (ECMA-376): its sheets, its shared texts, its date formats.
final class XlsxWorkbook {
    struct Sheet {
        let shown: TableReader.Sheet
        /// The part with the rows; charts have none and are left out.
        let part: String
    }

    let parts: ZipParts
    let limits: ReadingLimits
    let sheets: [Sheet]
    let uses1904: Bool
    let texts: SharedTexts
    let styles: CellStyles

    init(_ path: String, _ limits: ReadingLimits) throws(UnreadableFile) {
        self.limits = limits
        parts = try ZipParts(path, limits)
        let bookPart = try Self.bookPart(in: parts)
        let outline = WorkbookOutline()
        guard let book = try parts.open(bookPart) else { throw .damaged }
        try XmlStream.read(book, outline)
        let links = try Relations.read(of: bookPart, in: parts)

        uses1904 = outline.uses1904
        sheets = outline.sheets.compactMap { sheet in
            guard let link = links.first(where: { $0.id == sheet.relation }), link.type == "worksheet" else { return nil }
            return Sheet(shown: .init(name: sheet.name, isHidden: sheet.isHidden), part: link.target)
        }
        guard !sheets.isEmpty else { throw .damaged }
        texts = try SharedTexts(parts, links.first { $0.type == "sharedStrings" }?.target, limits)
        styles = try CellStyles(parts, links.first { $0.type == "styles" }?.target)
    }

    private static func bookPart(in parts: ZipParts) throws(UnreadableFile) -> String {
        let links = try Relations.read(of: "", in: parts)
        let main = links.first { $0.type == "officeDocument" }?.target
        switch main {
        case .some(let part) where part.hasSuffix(".bin"): throw .unknownKind(looksLike: .binaryWorkbook)
        case .some(let part) where part.hasPrefix("word/"): throw .unknownKind(looksLike: .word)
        case .some(let part) where part.hasPrefix("ppt/"): throw .unknownKind(looksLike: .presentation)
        case .some(let part): return part
        case .none: break
        }
        if parts.contains("xl/workbook.xml") { return "xl/workbook.xml" }
        throw .unknownKind(looksLike: parts.contains("mimetype") ? .openDocument : .archive)
    }
}

/// The list of sheets and the count of days, from `workbook.xml`.
private final class WorkbookOutline: XmlListener {
    var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    var uses1904 = false

    func started(_ name: XmlName, _ attributes: XmlAttributes) throws(UnreadableFile) {
        switch name {
        case "sheet":
            guard sheets.count < 1_000 else { throw .tooLarge(.entries(1_000)) }
            let state = attributes.text("state")
            sheets.append(
                (
                    attributes.text("name") ?? "", attributes.text(local: "id") ?? "",
                    state == "hidden" || state == "veryHidden"
                ))
        case "workbookPr": uses1904 = attributes.flag("date1904")
        default: break
        }
    }

    func ended(_ name: XmlName) {}
    func heard(_ text: UnsafeBufferPointer<UInt8>) {}
}
