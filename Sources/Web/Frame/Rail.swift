/// One place in the rail.
package struct RailItem: Sendable, Equatable {
    package let area: String
    package let address: String
    package let label: String
    package let icon: String
    package let count: CountView?
    package let isCurrent: Bool
    /// A wider step before it: a new group begins.
    package let opensGroup: Bool

    package init(
        area: String, address: String, label: String, icon: String, count: CountView? = nil,
        isCurrent: Bool = false, opensGroup: Bool = false
    ) {
        self.area = area
        self.address = address
        self.label = label
        self.icon = icon
        self.count = count
        self.isCurrent = isCurrent
        self.opensGroup = opensGroup
    }
}

/// One of the tabs at the bottom of a phone.
package struct PhoneTab: Sendable, Equatable {
    package let address: String
    package let label: String
    package let icon: String
    package let count: CountView?
    package let isCurrent: Bool

    package init(address: String, label: String, icon: String, count: CountView? = nil, isCurrent: Bool = false) {
        self.address = address
        self.label = label
        self.icon = icon
        self.count = count
        self.isCurrent = isCurrent
    }
}
