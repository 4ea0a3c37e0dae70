import Campus
import CXlsxWriter
import Foundation

/// An open workbook of libxlsxwriter; closed or discarded exactly once.
final class XlsxBook {
    let pointer: UnsafeMutablePointer<lxw_workbook>
    private let folder: UnsafeMutablePointer<CChar>
    private var isOpen = true

    /// - Parameter created: Stands in the file instead of the machine's clock, so that equal rows give equal bytes.
    init(_ path: String, created: Instant, title: String, constantMemory: Bool) throws(WritingFailure) {
        guard let folder = strdup(Self.folder(of: path)), access(folder, W_OK) == 0 else {
            throw .cannotWrite(path: path)
        }
        self.folder = folder
        var options = lxw_workbook_options()
        options.constant_memory = constantMemory ? 1 : 0
        options.use_zip64 = 1
        options.tmpdir = folder
        guard let pointer = workbook_new_opt(path, &options) else { throw .refused(by: "libxlsxwriter", reason: "new") }
        self.pointer = pointer
        var properties = lxw_doc_properties()
        properties.created = time_t(created.milliseconds / 1_000)
        title.xlsxText.withCString { text in
            properties.title = UnsafeMutablePointer(mutating: text)
            _ = workbook_set_properties(pointer, &properties)
        }
    }

    deinit {
        discard()
        free(folder)
    }

    func addSheet(_ name: String) throws(WritingFailure) -> UnsafeMutablePointer<lxw_worksheet> {
        guard let sheet = workbook_add_worksheet(pointer, Self.sheetName(name)) else {
            throw .refused(by: "libxlsxwriter", reason: "sheet \(name)")
        }
        return sheet
    }

    /// The library does not look at every write to its temporary files; a full disk is noticed here instead.
    func checkRoom() throws(WritingFailure) {
        var room = statvfs()
        guard statvfs(folder, &room) == 0 else { return }
        if UInt64(room.f_bavail) * UInt64(room.f_frsize) < Self.leastRoom { throw .diskFull }
    }

    func close() throws(WritingFailure) {
        guard isOpen else { throw .alreadyClosed }
        isOpen = false
        let code = workbook_close(pointer)
        guard code == LXW_NO_ERROR else { throw Self.failure(code) }
    }

    func discard() {
        guard isOpen else { return }
        isOpen = false
        lxw_workbook_free(pointer)
    }

    static func failure(_ code: lxw_error) -> WritingFailure {
        switch code {
        case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
            .diskFull
        default: .refused(by: "libxlsxwriter", reason: String(cString: lxw_strerror(code)))
        }
    }

    private static let leastRoom: UInt64 = 64 << 20

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// At most 31 characters and none of `[]:*?/\` (Excel specifications and limits).
    private static func sheetName(_ name: String) -> String {
        var units = 0
        return String(name.filter { character in
            units += character.utf16.count
            return units <= 31 && !"[]:*?/\\'".contains(character)
        })
    }
}

extension String {
    /// At most 32,767 UTF-16 units, as a cell can hold, and no character that XML forbids.
    var xlsxText: String {
        let isPlain = utf8.count < 32_767 && !utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0xEF }
        if isPlain { return self }
        var kept = String.UnicodeScalarView()
        var units = 0
        for scalar in unicodeScalars {
            switch scalar {
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
            default:
                units += scalar.value > 0xFFFF ? 2 : 1
                if units > 32_766 {
                    kept.append("…")
                    return String(kept)
                }
                kept.append(scalar)
            }
        }
        return String(kept)
    }
}
