/// Views of one subject beside each other. Never tabs inside tabs.
package struct TabsView: Sendable {
    package let label: String
    package let items: [LinkView]

    package init(label: String, items: [LinkView]) {
        self.label = label
        self.items = items
    }
}
