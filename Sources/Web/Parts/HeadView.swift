/// The first lines of a page: where it is, what is wrong, what comes next, what to do now.
package struct HeadView: Sendable {
    /// The way here; the last one may have no address.
    package let crumbs: [CrumbView]
    package let title: String
    package let mark: MarkView?
    package let then: String?
    package let hasLine: Bool
    package let buttons: [ButtonView]

    package init(
        _ title: String, then: String? = nil, mark: MarkView? = nil, crumbs: [CrumbView] = [],
        buttons: [ButtonView] = []
    ) {
        self.title = title
        self.then = then
        hasLine = then != nil || mark != nil
        self.mark = mark
        self.crumbs = crumbs
        self.buttons = buttons
    }
}

package struct CrumbView: Sendable {
    package let text: String
    package let address: String?

    package init(_ text: String, _ address: String? = nil) {
        self.text = text
        self.address = address
    }
}
