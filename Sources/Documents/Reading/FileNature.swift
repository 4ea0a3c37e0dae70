import Foundation

/// What a file is, by its first bytes.
enum FileNature: Equatable {
    case zip
    case oldWorkbook
    case text(TextEncoding)

    static func judge(_ path: String, _ limits: ReadingLimits) throws(UnreadableFile) -> FileNature {
        let file = try InputFile(path)
        guard file.size > 0 else { throw .empty }
        guard file.size <= limits.fileBytes else { throw .tooLarge(.fileBytes(limits.fileBytes)) }
        let head = try file.read(upTo: 4_096)

        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
        if head.starts(with: OleContainer.signature) { return try judgeOle(path, limits) }
        if let foreign = foreignKind(head) { throw .unknownKind(looksLike: foreign) }
        return .text(try TextEncoding.detect(path, head: head))
    }

    private static func judgeOle(_ path: String, _ limits: ReadingLimits) throws(UnreadableFile) -> FileNature {
        let names = try OleContainer.names(path)
        if names.contains("EncryptedPackage") { throw .protected }
        if names.contains("Workbook") || names.contains("Book") {
            let size = try InputFile(path).size
            guard size <= limits.oldWorkbookBytes else { throw .tooLarge(.fileBytes(limits.oldWorkbookBytes)) }
            return .oldWorkbook
        }
        if names.contains("WordDocument") { throw .unknownKind(looksLike: .word) }
        if names.contains("PowerPoint Document") { throw .unknownKind(looksLike: .presentation) }
        throw names.isEmpty ? .damaged : .unknownKind(looksLike: .unknown)
    }

    private static let signatures: [(bytes: [UInt8], kind: ForeignKind)] = [
        ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
        (Array("II*\0".utf8), .image), (Array("MM\0*".utf8), .image),
        (Array("%PDF".utf8), .pdf), (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF], .archive),
        ([0x1F, 0x8B], .archive), (Array("SQLite format 3".utf8), .database), (Array("{\\rtf".utf8), .word),
    ]

    private static func foreignKind(_ head: [UInt8]) -> ForeignKind? {
        if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return known.kind }
        if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .image }
        return markupKind(head)
    }

    /// Many systems save a web page or XML under the name `.xls`.
    private static func markupKind(_ head: [UInt8]) -> ForeignKind? {
        let text = String(decoding: head, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard text.hasPrefix("<") else { return nil }
        if ["<!doctype html", "<html", "<table", "<meta", "<head", "<body"].contains(where: { text.hasPrefix($0) }) {
            return .webPage
        }
        guard text.hasPrefix("<?xml") else { return nil }
        return text.contains("<html") ? .webPage : .xml
    }
}
