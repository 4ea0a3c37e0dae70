import Campus
import Foundation

/// Makes a value of what stands in a cell, by its type and its format.
struct CellMeaning {
    /// The attribute `t` (ECMA-376 part 1, section 18.18.11).
    enum Kind {
        case number, shared, text, yesNo, error, day

        init(_ raw: UnsafePointer<CChar>?) {
            guard let raw else {
                self = .number
                return
            }
            switch (UInt8(bitPattern: raw[0]), raw[1] == 0) {
            case (UInt8(ascii: "s"), true): self = .shared
            case (UInt8(ascii: "s"), false), (UInt8(ascii: "i"), false): self = .text  // str, inlineStr
            case (UInt8(ascii: "b"), true): self = .yesNo
            case (UInt8(ascii: "e"), true): self = .error
            case (UInt8(ascii: "d"), true): self = .day
            default: self = .number
            }
        }
    }

    let texts: SharedTexts
    let styles: CellStyles
    let uses1904: Bool

    /// - Parameter bytes: Used as room; undefined afterwards.
    func value(of bytes: inout [UInt8], _ kind: Kind, style: Int) throws(UnreadableFile) -> RawCell.Value {
        guard !bytes.isEmpty else { return .empty }
        switch kind {
        case .shared:
            guard let index = Int(Self.string(bytes)), let text = texts[index] else { throw .damaged }
            return text.isEmpty ? .empty : .text(text)
        case .text: return .text(Self.string(withoutEscapes(bytes)))
        case .yesNo: return .yesNo(bytes[0] == UInt8(ascii: "1"))
        case .error: return .error(Self.string(bytes))
        case .day: return Self.day(Self.string(bytes))
        case .number:
            bytes.append(0)
            guard let number = Self.number(bytes) else { throw .damaged }
            return value(of: number, styles[style])
        }
    }

    private func value(of number: Double, _ meaning: CellStyles.Meaning) -> RawCell.Value {
        switch meaning {
        case .number: .number(number)
        case .date, .dateTime: SerialDay.value(number, uses1904: uses1904)
        case .time: number < 1 ? SerialDay.time(number) : SerialDay.value(number, uses1904: uses1904)
        case .padded(let digits): Self.padded(number, digits)
        }
    }

    /// A code such as 00123 that the spreadsheet keeps as the number 123.
    private static func padded(_ number: Double, _ digits: Int) -> RawCell.Value {
        guard number >= 0, number == number.rounded(), number < 1e15, digits <= 20 else { return .number(number) }
        let text = String(Int64(number))
        return .text(String(repeating: "0", count: max(0, digits - text.count)) + text)
    }

    private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// - Parameter bytes: Ends in 0.
    private static func number(_ bytes: [UInt8]) -> Double? {
        bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
            var end: UnsafeMutablePointer<CChar>?
            let number = strtod(start, &end)
            guard let end, end > start, end.pointee == 0 || isspace(Int32(end.pointee)) != 0, number.isFinite else {
                return nil
            }
            return number
        }
    }

    /// `2026-11-21` or `2026-11-21T14:05:00`, as the strict edition of the standard writes days.
    private static func day(_ text: String) -> RawCell.Value {
        guard let date = LocalDate(String(text.prefix(10))) else { return .text(text) }
        let parts = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, parts[0] < 24, parts[1] < 60 else { return .date(date) }
        return .dateTime(date, secondOfDay: (parts[0] * 60 + parts[1]) * 60 + (parts.count > 2 ? parts[2] : 0))
    }
}

/// Days as spreadsheets count them, read back.
enum SerialDay {
    /// Whole numbers are days; what follows the point is the time of day.
    static func value(_ serial: Double, uses1904: Bool) -> RawCell.Value {
        // 2958465 is 9999-12-31.
        guard serial >= 0, serial < 2_958_466 else { return .number(serial) }
        if serial < 1, !uses1904 { return serial == 0 ? .number(0) : time(serial) }
        var day = Int64(serial)
        var second = Int(((serial - Double(day)) * 86_400).rounded())
        if second == 86_400 { (day, second) = (day + 1, 0) }
        let date = LocalDate(dayNumber: dayNumber(day, uses1904: uses1904))
        return second == 0 ? .date(date) : .dateTime(date, secondOfDay: second)
    }

    static func time(_ fraction: Double) -> RawCell.Value {
        guard fraction >= 0 else { return .number(fraction) }
        return .time(secondOfDay: min(86_399, Int((fraction * 86_400).rounded())))
    }

    private static func dayNumber(_ serial: Int64, uses1904: Bool) -> Int64 {
        if uses1904 { return serial - XlsxDay.epoch1904 }
        // Days before 1 March 1900 are one too low because of a 29 February that never was.
        return serial - XlsxDay.epoch + (serial < 60 ? 1 : 0)
    }
}
