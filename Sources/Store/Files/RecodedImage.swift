/// A picture that we encoded ourselves: upright, of bearable size, without anything but its pixels.
package struct RecodedImage: Sendable, Equatable {
    /// `.jpeg`, or `.png` where parts are transparent.
    package let type: SniffedType
    package let width: Int
    package let height: Int
    package let picture: [UInt8]
    /// Longest side at most 320 pixels, of the same type.
    package let thumbnail: [UInt8]
}
