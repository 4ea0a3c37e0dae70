/// Two versions of one record, field by field, for whoever came second (G-12).
package struct ConflictView: Sendable {
    /// 「没有保存：张伟在 14:05 修改了“整改期限”。」
    package let title: String
    package let action: String
    package let once: String
    /// The version that stands now; the chosen answer is saved over it.
    package let version: String
    package let rows: [ConflictRow]
    /// What was typed in fields on which both agree; sent along unchanged.
    package let kept: [HiddenField]
    package let back: LinkView

    package init(
        title: String, action: String, once: String, version: Int64, rows: [ConflictRow], kept: [HiddenField],
        back: LinkView
    ) {
        self.title = title
        self.action = action
        self.once = once
        self.version = String(version)
        self.rows = rows
        self.kept = kept
        self.back = back
    }
}

package struct ConflictRow: Sendable {
    package let name: String
    package let label: String
    /// What is sent back and what is shown.
    package let mine: String
    package let mineText: String
    package let theirs: String
    package let theirsText: String

    package init(
        name: String, label: String, mine: String, mineText: String? = nil, theirs: String, theirsText: String? = nil
    ) {
        self.name = name
        self.label = label
        self.mine = mine
        self.mineText = mineText ?? mine
        self.theirs = theirs
        self.theirsText = theirsText ?? theirs
    }
}
