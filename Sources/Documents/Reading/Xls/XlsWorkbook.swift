import CFreeXL

/// A workbook in the format of Excel 97–2003 and before, by FreeXL.
final class XlsWorkbook {
    let handle: UnsafeRawPointer
    let sheets: [TableReader.Sheet]
    let limits: ReadingLimits
    /// `nil` for files before Excel 97.
    let outline: BiffOutline?

    init(_ path: String, _ limits: ReadingLimits) throws(UnreadableFile) {
        self.limits = limits
        let outline = BiffOutline(try InputFile(path).read(upTo: limits.oldWorkbookBytes))
        var opened: UnsafeRawPointer?
        let code = freexl_open(path, &opened)
        guard let handle = opened else { throw .damaged }
        do throws(UnreadableFile) {
            guard code == FREEXL_OK else { throw .damaged }
            let names = try Self.names(of: handle)
            // Sheets of macros or charts make the two lists differ; then neither can be laid beside the other.
            self.outline = outline?.sheets.count == names.count ? outline : nil
            sheets = names.enumerated().map { [known = self.outline] index, name in
                TableReader.Sheet(name: name, isHidden: known?.sheets[index].isHidden ?? false)
            }
        } catch {
            freexl_close(handle)
            throw error
        }
        self.handle = handle
    }

    deinit { freexl_close(handle) }

    private static func names(of handle: UnsafeRawPointer) throws(UnreadableFile) -> [String] {
        var lock: UInt32 = 0
        freexl_get_info(handle, UInt16(FREEXL_BIFF_PASSWORD), &lock)
        guard lock != FREEXL_BIFF_OBFUSCATED else { throw .protected }
        var count: UInt32 = 0
        guard freexl_get_info(handle, UInt16(FREEXL_BIFF_SHEET_COUNT), &count) == FREEXL_OK, count > 0 else {
            throw .damaged
        }
        return (0..<min(count, 1_000)).map { index in
            var name: UnsafePointer<CChar>?
            freexl_get_worksheet_name(handle, UInt16(index), &name)
            return name.map { String(cString: $0) } ?? ""
        }
    }
}
