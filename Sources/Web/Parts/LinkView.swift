/// A place to go, with its words.
package struct LinkView: Sendable, Equatable {
    package let text: String
    package let address: String
    package let icon: String?
    package let isCurrent: Bool
    package let count: String?

    package init(_ text: String, _ address: String, icon: String? = nil, isCurrent: Bool = false, count: String? = nil) {
        self.text = text
        self.address = address
        self.icon = icon
        self.isCurrent = isCurrent
        self.count = count
    }
}
