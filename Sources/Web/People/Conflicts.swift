import Campus
import Hummingbird

/// The two versions of a record side by side (G-12).
enum Conflicts {
    /// - Parameter sealed: Fields shown covered; "mine" is what was typed, "theirs" is leaving them alone.
    static func show(
        _ conflict: VersionConflict, _ turn: Turn, action: String, back: String, words area: String, sealed: Set<String> = [],
        area rail: RailArea
    ) throws -> Response {
        let words = turn.words
        let rows = conflict.differences.map { difference in
            let isSealed = sealed.contains(difference.field)
            return ConflictRow(
                name: difference.field, label: words("\(area).\(difference.field)"),
                mine: turn.form.text(difference.field), mineText: isSealed ? difference.mine : nil,
                theirs: isSealed ? "" : difference.theirs, theirsText: isSealed ? difference.theirs : nil)
        }
        let shown = Set(rows.map(\.name))
        let kept = turn.form.pairs.filter { !shown.contains($0.name) && !$0.name.hasPrefix("_") }
            .map { HiddenField($0.name, $0.value) }
        let title = words(
            "conflict.title",
            [
                "name": conflict.changedBy, "time": conflict.changedAt.clockText,
                "field": conflict.differences.first.map { words("\(area).\($0.field)") } ?? "",
            ])
        let page = ConflictSheet(
            head: HeadView(words("conflict.head")),
            conflict: ConflictView(
                title: title, action: action, once: Turn.once(), version: conflict.currentVersion, rows: rows, kept: kept,
                back: LinkView(words("form.cancel"), back)))
        return try turn.show("conflict", page, title: page.head.title, area: rail, status: .conflict)
    }
}

struct ConflictSheet: Sendable {
    let head: HeadView
    let conflict: ConflictView
}
