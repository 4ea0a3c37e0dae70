/// A remark beside the work: neutral, to heed, or grave.
package struct NoteView: Sendable, Equatable {
    package enum Weight: String, Sendable { case plain = "", heed = "g3", grave = "g1" }

    package let text: String
    package let weight: String
    package let link: LinkView?

    package init(_ text: String, _ weight: Weight = .plain, link: LinkView? = nil) {
        self.text = text
        self.weight = weight.rawValue
        self.link = link
    }
}
