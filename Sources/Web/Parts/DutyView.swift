/// People in charge: post, name, and the phone one tap away.
package struct DutyView: Sendable {
    package let post: String
    package let name: String
    /// A number that may be shown to the caller; `nil` otherwise.
    package let phone: String?
    package let note: MarkView?
    package let address: String?

    package init(_ post: String, _ name: String, phone: String? = nil, note: MarkView? = nil, address: String? = nil) {
        self.post = post
        self.name = name
        self.phone = phone
        self.note = note
        self.address = address
    }
}
