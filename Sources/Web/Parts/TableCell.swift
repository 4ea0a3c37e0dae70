import Mustache

/// What stands in one place of a table.
package struct TableCell: Sendable, MustacheParent {
    package let column: String
    package let label: String
    package let isHead: Bool
    package let isNumber: Bool
    package let isOnCard: Bool
    package let text: String?
    /// The second line, quieter.
    package let sub: String?
    package let address: String?
    package let mark: MarkView?
    package let time: TimeView?
    package let chips: [ChipView]
    package let button: ButtonView?
    package let bar: BarView?

    /// - Parameter column: Its column: cells take label, alignment and place on the card from it.
    package init(
        _ column: TableColumn, _ text: String? = nil, sub: String? = nil, address: String? = nil,
        mark: MarkView? = nil, time: TimeView? = nil, chips: [ChipView] = [], button: ButtonView? = nil,
        bar: BarView? = nil
    ) {
        self.column = column.key
        label = column.label
        isHead = column.isFixed
        isNumber = column.isNumber
        isOnCard = column.isOnCard || column.isFixed
        self.text = text
        self.sub = sub
        self.address = address
        self.mark = mark
        self.time = time
        self.chips = chips
        self.button = button
        self.bar = bar
    }

    package func child(named name: String) -> Any? {
        switch name {
        case "column": column
        case "label": label
        case "isHead": isHead
        case "isNumber": isNumber
        case "isOnCard": isOnCard
        case "text": text
        case "sub": sub
        case "address": address
        case "mark": mark
        case "time": time
        case "chips": chips
        case "button": button
        case "bar": bar
        default: nil
        }
    }
}
