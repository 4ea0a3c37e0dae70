/// A picture that lies on a cell of a workbook, or in it (IMP-09).
package struct CellPicture: Sendable, Hashable {
    /// From 1, as in `RawRow.number`.
    package let row: Int
    /// From 0, as in `RawRow.cells`.
    package let column: Int
    /// Names the bytes for `TableReader.bytes(of:)`.
    let part: String
}

extension TableReader {
    /// Pictures of a sheet by row; none in files other than xlsx.
    ///
    /// Knows pictures laid over cells, by their upper left corner, and those that WPS keeps in cells.
    package func pictures(ofSheet sheet: Int = 0) throws(UnreadableFile) -> [CellPicture] {
        guard sheets.indices.contains(sheet) else { throw .noSuchSheet }
        guard let book = workbook else { return [] }
        let pictures = try book.laidPictures(ofSheet: sheet) + book.wpsPictures(ofSheet: sheet)
        return pictures.sorted { ($0.row, $0.column, $0.part) < ($1.row, $1.column, $1.part) }
    }

    /// - Returns: The picture as it was inserted; what it really is, its bytes must tell.
    package func bytes(of picture: CellPicture) throws(UnreadableFile) -> [UInt8] {
        guard let bytes = try workbook?.parts.whole(picture.part, upTo: limits.pictureBytes) else { throw .damaged }
        return bytes
    }
}

extension XlsxWorkbook {
    /// ECMA-376 part 1, section 20.5: anchors name the cell at their upper left corner.
    fileprivate func laidPictures(ofSheet sheet: Int) throws(UnreadableFile) -> [CellPicture] {
        var pictures: [CellPicture] = []
        for link in try Relations.read(of: sheets[sheet].part, in: parts) where link.type == "drawing" {
            guard let part = try parts.open(link.target) else { continue }
            let drawing = DrawingListener(limit: limits.pictures)
            try XmlStream.read(part, drawing)
            let images = try Relations.read(of: link.target, in: parts)
            pictures += drawing.found.compactMap { found in
                images.first { $0.id == found.image }.map {
                    CellPicture(row: found.row + 1, column: found.column, part: $0.target)
                }
            }
        }
        return pictures
    }

    /// WPS writes `=DISPIMG("ID_…",1)` into the cell and the pictures by that name into a part of their own.
    fileprivate func wpsPictures(ofSheet sheet: Int) throws(UnreadableFile) -> [CellPicture] {
        let name = "xl/cellimages.xml"
        guard let part = try parts.open(name) else { return [] }
        let listing = DrawingListener(limit: limits.pictures)
        try XmlStream.read(part, listing)
        let images = try Relations.read(of: name, in: parts)
        let targets = listing.found.compactMap { found in
            images.first { $0.id == found.image }.map { (found.name, $0.target) }
        }
        let known = Dictionary(targets) { first, _ in first }

        var pictures: [CellPicture] = []
        let rows = try XlsxRows(self, sheet: sheet)
        while let row = try rows.next() {
            for (column, cell) in row.cells.enumerated() {
                guard let id = cell.wpsPictureName, let part = known[id] else { continue }
                pictures.append(CellPicture(row: row.number, column: column, part: part))
            }
        }
        return pictures
    }
}

extension RawCell {
    /// `ID_…` of a cell that only shows a picture of WPS.
    package var wpsPictureName: String? {
        guard case .text(let text) = value, text.hasPrefix("=DISPIMG(") || text.hasPrefix("=_xlfn.DISPIMG(") else {
            return nil
        }
        let parts = text.split(separator: "\"", maxSplits: 2)
        return parts.count > 1 ? String(parts[1]) : nil
    }
}

/// Collects pictures from a drawing or from the list of WPS: where, which name, which image.
private final class DrawingListener: XmlListener {
    struct Found {
        var row = 0
        var column = 0
        var name = ""
        var image = ""
    }

    private(set) var found: [Found] = []
    private let limit: Int
    private var current = Found()
    private var isFrom = false
    private var number = ""

    init(limit: Int) { self.limit = limit }

    func started(_ name: XmlName, _ attributes: XmlAttributes) throws(UnreadableFile) {
        switch name {
        case "twoCellAnchor", "oneCellAnchor", "cellImage": current = Found()
        case "from": isFrom = true
        case "row", "col": number = ""
        case "cNvPr": current.name = attributes.text("name") ?? ""
        case "blip":
            guard let image = attributes.text(local: "embed") else { return }
            guard found.count < limit else { throw .tooLarge(.pictures(limit)) }
            current.image = image
            found.append(current)
        default: break
        }
    }

    func ended(_ name: XmlName) {
        switch name {
        case "from": isFrom = false
        case "row" where isFrom: current.row = min(Int(number) ?? 0, 100_000_000)
        case "col" where isFrom: current.column = min(Int(number) ?? 0, 100_000)
        default: break
        }
    }

    func heard(_ text: UnsafeBufferPointer<UInt8>) {
        guard isFrom, number.utf8.count < 16 else { return }
        number += String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
    }
}
