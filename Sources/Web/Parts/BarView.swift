/// What is reached, and the line it must reach.
package struct BarView: Sendable, Equatable {
    /// Percent, as SVG wants it: a style attribute is not allowed on our pages.
    package let reached: String
    package let target: String?
    package let kind: String
    package let text: String

    package init(reached: Int, of whole: Int, target: Int? = nil, isLate: Bool = false, text: String) {
        let share = whole > 0 ? min(100, max(0, reached * 100 / whole)) : 0
        self.reached = "\(share)%"
        self.target = target.map { "\(min(100, max(0, $0)))%" }
        kind = share >= 100 ? "met" : isLate ? "late" : ""
        self.text = text
    }
}
