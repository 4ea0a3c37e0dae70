/// A small label: a filter that is on, a chosen unit, a number of an order.
package struct ChipView: Sendable, Equatable {
    package let text: String
    /// Taking it away is a link, so that it works everywhere.
    package let removal: String?
    package let address: String?
    package let isOn: Bool

    package init(_ text: String, removal: String? = nil, address: String? = nil, isOn: Bool = false) {
        self.text = text
        self.removal = removal
        self.address = address
        self.isOn = isOn
    }
}
