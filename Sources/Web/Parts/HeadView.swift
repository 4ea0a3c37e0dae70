/// The first lines of a page: where it is, what is wrong, what comes next, what to do now.
package struct HeadView: Sendable {
    /// The way here; the last one may have no address.
    package let crumbs: [CrumbView]
    package let title: String
    /// The title in pieces between which a line may break: 「鄂州市|梁子湖区|太和镇|映溪九年制学校」. One piece breaks anywhere.
    package let phrases: [String]
    package let hasPhrases: Bool
    package let mark: MarkView?
    package let then: String?
    package let hasLine: Bool
    package let buttons: [ButtonView]

    package init(
        _ title: String, then: String? = nil, mark: MarkView? = nil, crumbs: [CrumbView] = [],
        buttons: [ButtonView] = []
    ) {
        self.title = title
        phrases = Self.phrases(of: title)
        hasPhrases = phrases.count > 1
        self.then = then
        hasLine = then != nil || mark != nil
        self.mark = mark
        self.crumbs = crumbs
        self.buttons = buttons
    }

    /// Names of places end in one of these; the name of a school goes on behind them.
    private static let ends: Set<Character> = ["市", "区", "县", "镇", "乡"]

    private static func phrases(of title: String) -> [String] {
        let characters = Array(title)
        var phrases: [String] = []
        var piece = ""
        for (index, character) in characters.enumerated() {
            piece.append(character)
            let goesOn = characters.dropFirst(index + 1).prefix(2)
            guard ends.contains(character), piece.count > 1, goesOn.count == 2, goesOn.allSatisfy(\.isLetter) else { continue }
            phrases.append(piece)
            piece = ""
        }
        return phrases + [piece]
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
