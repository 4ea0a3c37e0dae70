/// Turns the elements of a sheet (ECMA-376 part 1, section 18.3) into rows.
final class SheetListener: XmlListener {
    private(set) var merged: [MergedRange] = []
    private(set) var hiddenColumns: [Int] = []
    /// Finished rows, taken away by the reader.
    var rows: [RawRow] = []

    private let limits: ReadingLimits
    private let meaning: CellMeaning
    private var count = 0
    private var number = 0
    private var isHidden = false
    private var cells: [RawCell] = []

    private var column = -1
    private var kind = CellMeaning.Kind.number
    private var style = 0
    private var isFormula = false
    private var listens = false
    private var isPhonetic = false
    private var text: [UInt8] = []

    init(_ book: XlsxWorkbook) {
        limits = book.limits
        meaning = CellMeaning(texts: book.texts, styles: book.styles, uses1904: book.uses1904)
    }

    func started(_ name: XmlName, _ attributes: XmlAttributes) throws(UnreadableFile) {
        switch name {
        case "c": startCell(attributes)
        case "v": listens = true
        case "t": listens = !isPhonetic
        case "row": startRow(attributes)
        case "f": isFormula = true
        case "rPh": isPhonetic = true
        case "mergeCell": try addMerged(attributes.raw("ref"))
        case "col" where attributes.flag("hidden"): addHidden(attributes)
        default: break
        }
    }

    func ended(_ name: XmlName) throws(UnreadableFile) {
        switch name {
        case "c": try endCell()
        case "v", "t": listens = false
        case "rPh": isPhonetic = false
        case "row": try endRow()
        default: break
        }
    }

    func heard(_ portion: UnsafeBufferPointer<UInt8>) throws(UnreadableFile) {
        guard listens else { return }
        text.append(contentsOf: portion)
        guard text.count <= limits.cellBytes else { throw .tooLarge(.cellBytes(limits.cellBytes)) }
    }

    // MARK: - Rows and cells

    private func startRow(_ attributes: XmlAttributes) {
        number = attributes.number("r") ?? number + 1
        isHidden = attributes.flag("hidden")
        column = -1
        cells = []
        cells.reserveCapacity(16)
    }

    private func endRow() throws(UnreadableFile) {
        guard !cells.isEmpty else { return }
        count += 1
        guard count <= limits.rows else { throw .tooLarge(.rows(limits.rows)) }
        rows.append(RawRow(number: number, isHidden: isHidden, cells: cells))
        cells = []
    }

    private func startCell(_ attributes: XmlAttributes) {
        column = attributes.raw("r").flatMap { CellAddress($0)?.column } ?? column + 1
        kind = CellMeaning.Kind(attributes.raw("t"))
        style = attributes.number("s") ?? 0
        isFormula = false
        text.removeAll(keepingCapacity: true)
    }

    private func endCell() throws(UnreadableFile) {
        guard !text.isEmpty || isFormula else { return }
        let value = try meaning.value(of: &text, kind, style: style)
        guard value != .empty || isFormula else { return }
        guard column < limits.columns else { throw .tooLarge(.columns(limits.columns)) }
        while cells.count < column { cells.append(.empty) }
        let cell = RawCell(value, isFormula: isFormula)
        if column < cells.count { cells[column] = cell } else { cells.append(cell) }
    }

    // MARK: - Around the rows

    private func addMerged(_ reference: UnsafePointer<CChar>?) throws(UnreadableFile) {
        guard let reference, let range = CellAddress.range(reference) else { return }
        guard merged.count < limits.mergedRanges else { throw .tooLarge(.mergedRanges(limits.mergedRanges)) }
        merged.append(range)
    }

    private func addHidden(_ attributes: XmlAttributes) {
        guard let first = attributes.number("min"), let last = attributes.number("max"), first >= 1, first <= last,
            first <= limits.columns
        else { return }
        hiddenColumns += Array(first - 1...min(last, limits.columns) - 1).prefix(limits.columns - hiddenColumns.count)
    }
}
