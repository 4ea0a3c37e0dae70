/// Why a file could not be written. Whatever was written so far is removed.
package enum WritingFailure: Error, Equatable {
    case diskFull
    case cannotWrite(path: String)
    /// Continue in another file.
    case tooManyRows(limit: Int)
    case wrongWidth(expected: Int, found: Int)
    case alreadyClosed
    /// A library refused; its own words, for the log.
    case refused(by: String, reason: String)
}
