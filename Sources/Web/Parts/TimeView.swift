package import Campus

/// A moment: short in the row, in full on hover, focus and long press (G-44).
package struct TimeView: Sendable, Equatable {
    package let text: String
    /// For the `datetime` attribute; scripts make 「3 分钟前」 of it when `isRelative`.
    package let machine: String
    package let full: String
    package let isRelative: Bool

    package init(_ instant: Instant, isRelative: Bool = false) {
        text = instant.tableText
        machine = instant.rfc3339
        full = "\(instant.localDate.chineseText)\(instant.clockText)"
        self.isRelative = isRelative
    }
}
