/// The states of a piece of work in a row: done, now, late, to come.
package struct StepsView: Sendable {
    package let steps: [StepView]
    package init(_ steps: [StepView]) { self.steps = steps }
}

package struct StepView: Sendable {
    package enum State: String, Sendable { case done, now, late, ahead = "" }

    package let title: String
    package let lines: [String]
    package let state: String
    package let icon: String?
    package let isCurrent: Bool

    package init(_ title: String, _ state: State, lines: [String] = []) {
        self.title = title
        self.lines = lines
        self.state = state == .late ? "now late" : state.rawValue
        icon = switch state {
        case .done: "check"
        case .late: "over"
        case .now, .ahead: nil
        }
        isCurrent = state == .now || state == .late
    }
}
