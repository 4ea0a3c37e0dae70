/// A moment: milliseconds since 1970-01-01T00:00:00Z.
///
/// The record stores it as `BIGINT` in columns that end in `_at`.
package struct Instant: Hashable, Sendable, Codable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (one: Self, other: Self) -> Bool { one.milliseconds < other.milliseconds }

    package func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1_000) }

    package func seconds(since earlier: Instant) -> Int64 { (milliseconds - earlier.milliseconds) / 1_000 }
}

/// Where the time comes from. Nothing else in the program asks the machine for it.
package struct Clock: Sendable {
    package var now: @Sendable () -> Instant

    package init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// Today in Beijing.
    package var today: LocalDate { now().localDate }
}

// MARK: - Beijing time

extension Instant {
    /// China keeps one time, UTC+8, and has had no summer time since 1992.
    static let beijingOffset: Int64 = 8 * 3_600_000

    /// The calendar day in Beijing.
    package var localDate: LocalDate {
        LocalDate(dayNumber: (milliseconds + Self.beijingOffset).quotientRoundedDown(by: 86_400_000))
    }

    /// Hour, minute, second of the day in Beijing.
    package var localTime: (hour: Int, minute: Int, second: Int) {
        let shifted = milliseconds + Self.beijingOffset
        let ofDay = shifted - shifted.quotientRoundedDown(by: 86_400_000) * 86_400_000
        let seconds = Int(ofDay / 1_000)
        return (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }

    /// `2026-11-21 14:05`, Beijing time, as tables show it.
    package var tableText: String {
        let time = localTime
        return "\(localDate) \(time.hour.twoDigits):\(time.minute.twoDigits)"
    }

    /// `14:05`, Beijing time.
    package var clockText: String { "\(localTime.hour.twoDigits):\(localTime.minute.twoDigits)" }

    /// `2026-11-21T14:05:32+08:00`, RFC 3339.
    package var rfc3339: String {
        let time = localTime
        return "\(localDate)T\(time.hour.twoDigits):\(time.minute.twoDigits):\(time.second.twoDigits)+08:00"
    }

    /// Reads RFC 3339: `2024-05-11T08:00:00+08:00`, `…Z`, with or without fractions of a second.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let date = LocalDate(String(text.prefix(10)))
        else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count else { return nil }
            return bytes[range].reduce(Int64?(0)) { sum, byte in
                guard let sum, (48...57).contains(byte) else { return nil }
                return sum * 10 + Int64(byte - 48)
            }
        }
        guard let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            hour < 24, minute < 60, second <= 60
        else { return nil }

        var at = 19
        var thousandths: Int64 = 0
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            let start = at
            while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
            guard at > start else { return nil }
            let digits = (Array(bytes[start..<at]) + [48, 48, 48]).prefix(3)
            thousandths = digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
        }

        let offset: Int64
        switch bytes.count - at {
        case 1 where bytes[at] == UInt8(ascii: "Z") || bytes[at] == UInt8(ascii: "z"):
            offset = 0
        case 6 where bytes[at + 3] == UInt8(ascii: ":"):
            guard let hours = number(at + 1..<at + 3), let minutes = number(at + 4..<at + 6),
                bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-")
            else { return nil }
            offset = (hours * 60 + minutes) * 60_000 * (bytes[at] == UInt8(ascii: "-") ? -1 : 1)
        default:
            return nil
        }
        let ofDay = ((hour * 60 + minute) * 60 + second) * 1_000 + thousandths
        milliseconds = date.dayNumber * 86_400_000 + ofDay - offset
    }
}

extension Int64 {
    func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Int {
    package var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
