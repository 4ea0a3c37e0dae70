/// Why a picture was not taken.
package enum ImageFault: Error, Equatable, Sendable {
    /// Its content is something else, whatever its name says.
    case notAnImage(SniffedType)
    /// It begins like an image of one type and is read as another.
    case liesAboutType(SniffedType)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    /// Damaged, cut off, or of a kind that the decoder does not know.
    case undecodable
    /// The decoder did not end in time and was stopped.
    case tookTooLong
    /// The program `vips` (Debian package libvips-tools) is not installed.
    case decoderMissing(path: String)
    case file(FileFault)
}
