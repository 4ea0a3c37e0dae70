/// Why a file cannot be read, named so that its owner knows what to do.
package enum UnreadableFile: Error, Equatable {
    /// Missing, or not ours to read.
    case notFound
    case empty
    /// Needs a password to open.
    case protected
    /// The right kind, but cut off or inconsistent.
    case damaged
    case tooLarge(ReadingLimit)
    /// Grows beyond all measure when unpacked.
    case zipBomb
    case unknownKind(looksLike: ForeignKind)
    /// The first line with bytes that are no characters.
    case encoding(line: Int)
    /// A quotation mark opened in this line never closes.
    case unclosedQuote(line: Int)
    case noSuchSheet
}

/// A limit that was exceeded, with its value.
package enum ReadingLimit: Error, Equatable, Sendable {
    case fileBytes(Int)
    case unpackedBytes(Int)
    case entries(Int)
    case textBytes(Int)
    case rows(Int)
    case columns(Int)
    case cellBytes(Int)
    case mergedRanges(Int)
    case pictures(Int)
}

/// What a file is that is not a table for us.
package enum ForeignKind: String, Sendable, CaseIterable {
    case image, pdf, word, presentation, webPage, xml, archive, openDocument, binaryWorkbook, database, unknown
}
