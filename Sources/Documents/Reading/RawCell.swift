package import Campus
import Foundation
import Reports

/// One cell as it stands in a file, not yet judged.
package struct RawCell: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case empty
        case text(String)
        case number(Double)
        case date(LocalDate)
        case dateTime(LocalDate, secondOfDay: Int)
        case time(secondOfDay: Int)
        case yesNo(Bool)
        /// `#N/A`, `#DIV/0!` …
        case error(String)
    }

    package var value: Value
    /// The value is what the formula gave when the file was saved; `empty` if it was never computed.
    package var isFormula: Bool
    /// The spreadsheet has thrown digits away: 15 of them survive, and `1.23E+17` keeps three.
    package var hasLostDigits: Bool

    package init(_ value: Value, isFormula: Bool = false) {
        self.value = value
        self.isFormula = isFormula
        hasLostDigits =
            switch value {
            case .number(let number): number.magnitude > Double(Cell.longestExactInteger)
            case .text(let text): Self.isRoundedNumber(text)
            case .empty, .date, .dateTime, .time, .yesNo, .error: false
            }
    }

    package static let empty = RawCell(.empty)

    package var isEmpty: Bool { value == .empty }
}

extension RawCell {
    /// The cell as a person sees it; empty for an empty cell.
    package var text: String {
        switch value {
        case .empty: ""
        case .text(let text), .error(let text): text
        case .number(let number): Self.shown(number)
        case .date(let date): date.description
        case .dateTime(let date, let second): "\(date) \(Self.clock(second))"
        case .time(let second): Self.clock(second)
        case .yesNo(let yes): yes ? "TRUE" : "FALSE"
        }
    }

    /// Spreadsheets show at most 15 significant digits: 0.30000000000000004 is 0.3.
    private static func shown(_ number: Double) -> String {
        if number == number.rounded(), number.magnitude <= Double(Cell.longestExactInteger) { return number.plainText }
        return (Double(String(format: "%.15g", number)) ?? number).plainText
    }

    private static func clock(_ second: Int) -> String {
        let minutes = "\((second / 3_600).twoDigits):\((second / 60 % 60).twoDigits)"
        return second % 60 == 0 ? minutes : "\(minutes):\((second % 60).twoDigits)"
    }

    /// `1.23E+17`, as a spreadsheet saves a long number to csv.
    private static func isRoundedNumber(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= 24, let first = bytes.first, (48...57).contains(first),
            let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") })
        else { return false }
        let exponent = bytes[bytes.index(after: mark)...]
        guard exponent.first == UInt8(ascii: "+"), exponent.count > 1 else { return false }
        return exponent.dropFirst().allSatisfy { (48...57).contains($0) }
            && bytes[..<mark].allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    }
}
