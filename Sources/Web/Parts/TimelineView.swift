/// What was done, by whom, when; newest first or oldest first as the page decides.
package struct TimelineView: Sendable {
    package let steps: [TimelineStep]

    package init(_ steps: [TimelineStep]) { self.steps = steps }
}

package struct TimelineStep: Sendable {
    package enum Weight: String, Sendable { case plain = "", key, bad }

    package let time: TimeView
    package let title: String
    package let detail: String?
    package let weight: String
    package let undo: ButtonView?

    package init(_ time: TimeView, _ title: String, detail: String? = nil, weight: Weight = .plain, undo: ButtonView? = nil) {
        self.time = time
        self.title = title
        self.detail = detail
        self.weight = weight.rawValue
        self.undo = undo
    }
}
