import Store

/// The record cannot do its work just now. Said to people without naming an engine.
package enum RecordOutage: Error, Equatable, Sendable {
    case unavailable, full, busy

    /// - Returns: `nil` for every other error.
    package init?(_ error: any Error) {
        switch error {
        case DatabaseFault.unavailable: self = .unavailable
        case DatabaseFault.full: self = .full
        case DatabaseFault.contended: self = .busy
        default: return nil
        }
    }
}
