import Dispatch
import Store

/// The files beside the record. Disks block, so every call runs on a thread of its own, never on those of the tasks.
package struct FileCellar: Sendable {
    let folder: String
    private let queue = DispatchQueue(label: "huxue.files", attributes: .concurrent)

    package init(folder: String) { self.folder = folder }

    func with<Value: Sendable>(_ body: @escaping @Sendable (FileVault) throws -> Value) async throws -> Value {
        let folder = folder
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body(try FileVault(root: folder)) }) }
        }
    }

    func uploads<Value: Sendable>(_ body: @escaping @Sendable (PartialUploads) throws -> Value) async throws -> Value {
        do {
            return try await with { try body(PartialUploads($0)) }
        } catch let fault as FileFault {
            throw UploadRefusal(fault) ?? RecordOutage.unavailable as any Error
        }
    }
}

/// Why a file was not taken.
package enum UploadRefusal: Error, Equatable {
    case tooLarge(limit: Int64)
    /// The piece does not go on where the file stops; go on at `received`.
    case wrongPlace(received: Int64)
    /// Not what the sender had; it has to be sent again.
    case damaged
    /// A kind of file that is not kept, whatever its name says.
    case notAccepted
    /// Not a picture, or one that cannot be read.
    case noPicture
    /// Pictures cannot be read on this machine just now.
    case noDecoder
    case full

    init?(_ fault: FileFault) {
        switch fault {
        case .tooLarge(let limit), .beyondSize(let limit): self = .tooLarge(limit: limit)
        case .gap(let received), .contradicts(let received), .unfinished(let received): self = .wrongPlace(received: received)
        case .wrongDigest: self = .damaged
        case .full: self = .full
        case .missing, .system, .noSuchUpload: return nil
        }
    }

    init(_ fault: ImageFault) {
        switch fault {
        case .decoderMissing, .tookTooLong: self = .noDecoder
        case .file(.full): self = .full
        case .notAnImage, .liesAboutType, .tooManyPixels, .undecodable, .file: self = .noPicture
        }
    }
}
