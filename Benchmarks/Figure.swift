import Foundation

/// One line of the table.
struct Figure: Sendable {
    let name: String
    let value: Double
    let unit: String
    /// Value to reference, both of this run.
    var ratio: Double?
    /// What the issue asks for, to be read beside the value.
    var bound: String = ""

    /// A group that broke off; the others are still told.
    static func missing(_ name: String) -> Figure { Figure(name: "\(name): not measured", value: .nan, unit: "") }
    var isMissing: Bool { value.isNaN }

    static func print(_ figures: [Figure]) {
        let widest = figures.map(\.name.count).max() ?? 0
        say(pad("figure", widest) + "        value  unit    ratio  bound")
        for figure in figures {
            let ratio = figure.ratio.map { String(format: "%8.2f", $0) } ?? "       –"
            say(pad(figure.name, widest) + String(format: " %12.2f", figure.value) + "  " + pad(figure.unit, 5) + ratio
                + "  " + figure.bound)
        }
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// How far it is, on standard error; the table alone is on standard output.
func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
