import Campus
package import Hummingbird
import Workflows

/// What a client may learn of an error: a status, and a code that never changes.
///
/// The code picks the words of a page (`error.<code>.title`, `.reason`, and `.code`, the short one that support can
/// look up, G-20) and is the `code` of the API's `problem+json`.
package struct Problem: Sendable, Equatable {
    package let status: HTTPResponse.Status
    package let code: String
    /// What fills the words.
    package var values: [String: String] = [:]

    init(_ status: HTTPResponse.Status, _ code: String, values: [String: String] = [:]) {
        self.status = status
        self.code = code
        self.values = values
    }

    /// Something we did not foresee. Only the log knows more.
    static let unexpected = Problem(.internalServerError, "unknown")
}
