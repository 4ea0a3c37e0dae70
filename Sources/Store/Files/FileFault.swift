import Foundation

/// What can go wrong with files that people hand in.
package enum FileFault: Error, Equatable, Sendable {
    /// No space is left on the disk. Nothing was kept.
    case full
    /// Larger than allowed.
    case tooLarge(limit: Int64)
    /// There is no such file, or it has been removed.
    case missing(FileHash)
    /// The system refused; `step` and reason are for the log, not for people.
    case system(step: String, reason: String)

    // MARK: Uploads in pieces

    /// No such upload, or it has been cleared away.
    case noSuchUpload
    /// The piece does not follow what is here; go on at `received`.
    case gap(received: Int64)
    /// The piece reaches beyond the size that was announced.
    case beyondSize(Int64)
    /// The piece repeats bytes that are here already, but others.
    case contradicts(received: Int64)
    /// Pieces are still missing; go on at `received`.
    case unfinished(received: Int64)
    /// All is here, but it is not what the sender had: the digest differs. It has to be sent again.
    case wrongDigest

    init(_ fault: OpenFile.Fault) {
        self = switch fault.code {
        case ENOSPC, EDQUOT: .full
        default: .system(step: "\(fault.step)", reason: fault.reason)
        }
    }
}
