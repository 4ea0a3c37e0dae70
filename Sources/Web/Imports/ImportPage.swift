/// A run at whatever step it stands.
struct ImportPage: Sendable {
    let head: HeadView
    let steps: StepsView
    let notes: [NoteView]
    let match: ImportMatchView?
    let progress: ImportProgressView?
    let counts: [ImportCountView]
    let grid: ImportGridView?
    let decision: ImportDecisionView?
    /// The next rows of the grid.
    let after: String?
    let address: String
    let left: String?
}

struct ImportMatchView: Sendable {
    let once: String
    let columns: [ImportColumnView]
    let sheets: [ChoiceView]
    let fillsDown: FieldView?
    let key: String
    let rows: String
}

struct ImportColumnView: Sendable {
    let name: String
    let heading: String
    let sample: String
    let hint: String?
    let isOpen: Bool
    let fields: [ChoiceView]
}

struct ImportProgressView: Sendable {
    let text: String
    let bar: BarView?
    let left: String?
    let buttons: [ButtonView]
}

struct ImportCountView: Sendable {
    let label: String
    let number: String
    let isBad: Bool
}

struct ImportGridView: Sendable {
    let once: String
    let isOpen: Bool
    let title: String
    let columns: [String]
    let rows: [ImportGridRow]
}

struct ImportGridRow: Sendable {
    let number: String
    let reasons: [String]
    let cells: [ImportGridCell]
}

struct ImportGridCell: Sendable {
    let name: String
    let label: String
    let value: String
    let isBad: Bool
    /// The value is what a formula gave.
    let mark: String?
}

struct ImportDecisionView: Sendable {
    let once: String
    let fields: [FieldView]
    let updates: [ChoiceView]
    let submit: String
}
