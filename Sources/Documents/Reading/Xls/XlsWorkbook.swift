import CFreeXL

/// A workbook in the format of Excel 97–2003 and before, by FreeXL.
final class XlsWorkbook {
    let handle: UnsafeRawPointer
    let sheets: [TableReader.Sheet]
    let limits: ReadingLimits

    init(_ path: String, _ limits: ReadingLimits) throws(UnreadableFile) {
        self.limits = limits
        var opened: UnsafeRawPointer?
        let code = freexl_open(path, &opened)
        guard let handle = opened else { throw .damaged }
        do throws(UnreadableFile) {
            guard code == FREEXL_OK else { throw .damaged }
            sheets = try Self.sheets(of: handle)
        } catch {
            freexl_close(handle)
            throw error
        }
        self.handle = handle
    }

    deinit { freexl_close(handle) }

    private static func sheets(of handle: UnsafeRawPointer) throws(UnreadableFile) -> [TableReader.Sheet] {
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
            return TableReader.Sheet(name: name.map { String(cString: $0) } ?? "", isHidden: false)
        }
    }
}
