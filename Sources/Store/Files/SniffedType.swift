/// What a file is by its content. Names and announced types are what people say; nobody relies on them.
package enum SniffedType: String, Sendable, CaseIterable {
    case jpeg, png, webp, gif, heic
    case pdf, docx, xlsx, pptx, zip
    /// The container of .xls and .doc before 2007.
    case compoundFile
    case mp4, quickTime
    case text
    /// May carry scripts; shown by a browser they would run under our name.
    case html, svg, xml
    /// A program.
    case executable
    case unknown

    /// How many bytes of the beginning are looked at.
    package static let headLength = 64 * 1_024

    /// Whether it may be kept at all.
    package var isAccepted: Bool {
        switch self {
        case .jpeg, .png, .webp, .gif, .heic, .pdf, .docx, .xlsx, .pptx, .zip, .compoundFile, .mp4, .quickTime, .text:
            true
        case .html, .svg, .xml, .executable, .unknown:
            false
        }
    }

    /// Whether `ImageRecoder` makes a picture of it.
    package var isImage: Bool {
        switch self {
        case .jpeg, .png, .webp, .gif, .heic: true
        case .pdf, .docx, .xlsx, .pptx, .zip, .compoundFile, .mp4, .quickTime, .text, .html, .svg, .xml, .executable,
            .unknown:
            false
        }
    }

    /// For `Content-Type`. What is not accepted would only ever be offered as a download of plain bytes.
    package var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .gif: "image/gif"
        case .heic: "image/heic"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .zip: "application/zip"
        case .compoundFile: "application/x-ole-storage"
        case .mp4: "video/mp4"
        case .quickTime: "video/quicktime"
        case .text: "text/plain; charset=utf-8"
        case .html, .svg, .xml, .executable, .unknown: "application/octet-stream"
        }
    }
}
