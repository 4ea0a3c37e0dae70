/// The line over a section: its name, how many, and the way to all of them.
package struct SectionView: Sendable {
    package let title: String
    package let count: String?
    package let more: LinkView?

    package init(_ title: String, count: String? = nil, more: LinkView? = nil) {
        self.title = title
        self.count = count
        self.more = more
    }
}
