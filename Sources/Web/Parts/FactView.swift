/// One line of a list of facts, with who says so and since when.
package struct FactView: Sendable {
    package let label: String
    package let value: String
    /// 「2026-09-03 林晓燕确认」
    package let source: String?
    /// Told when the fact is old or missing.
    package let warning: MarkView?
    package let link: String?

    package init(_ label: String, _ value: String, source: String? = nil, warning: MarkView? = nil, link: String? = nil) {
        self.label = label
        self.value = value
        self.source = source
        self.warning = warning
        self.link = link
    }
}
